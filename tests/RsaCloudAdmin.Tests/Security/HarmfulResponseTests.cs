using System.Management.Automation;
using System.Text.Json;
using RsaCloudAdmin.Testing.Http;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>
/// Text from a service, a list or a key file that controls a screen is not shown raw in any stream. The objects keep it.
/// </summary>
public class HarmfulResponseTests : CmdletTest
{
    // JSON text without lone surrogates, which no response of the service contains.
    private static readonly string Text = HarmfulText.Sample.Replace("\uD800", string.Empty, StringComparison.Ordinal).Replace("\uDC00", string.Empty, StringComparison.Ordinal);

    private static string Escaped => JsonSerializer.Serialize(Text)[1..^1];

    [Fact]
    public void What_the_service_says_of_a_user_is_kept_and_not_shown()
    {
        using var service = new ScriptedServer(Responses.Json(200, $$"""
            {"id":"00000001-5e5a-4a11-8e1f-c10ad0000001","emailAddress":"{{Escaped}}@example.com","principalUsername":"{{Escaped}}","firstName":"{{Escaped}}","lastName":"{{Escaped}}",
             "userStatus":"{{Escaped}}","emergencyAccessStatus":"{{Escaped}}","identitySource":"{{Escaped}}","creationDate":"{{Escaped}}","monthLastAuthenticated":"{{Escaped}}","identitySourceSpecificGroups":["{{Escaped}}"]}
            """));
        using var session = Open(service, "Harmless");

        Assert.True(session.Type("$VerbosePreference = 'Continue'; Get-RsaUser user1 -OutVariable user; $user | Format-Table; $user | Format-Wide; $user | Unlock-RsaUserMethod -WhatIf; $user | Enable-RsaHardwareToken -TokenSerialNumber $text -WhatIf; $user | Disable-RsaEmergencyTokencode -EmergencyTokencodeId $text -WhatIf"));

        Assert.Equal(string.Empty, HarmfulText.FindIn(session.Text));
        Assert.Contains("m@example.com", session.Text.ReplaceLineEndings(string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal($"{Text}@example.com", $"{Assert.Single(session.Engine.Run("$user").Output).Properties["EmailAddress"].Value}");
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(500)]
    public void What_the_service_says_of_an_error_is_not_shown_either_however_closely_one_looks(int status)
    {
        using var service = new ScriptedServer(Responses.Json(status, $$"""{"code":"{{Escaped}}","description":"{{Escaped}}"}"""));
        using var session = Open(service, "Harmless");

        session.Type("$VerbosePreference = 'Continue'; $Error.Clear(); 'user1' | Unlock-RsaUserMethod; Get-RsaUser user1; Test-RsaCloudAdminConnection; Test-RsaCloudAdminConnection | Format-List; Get-Error -Newest 2; $Error | Format-List * -Force; $Error.Exception | Format-List * -Force");

        Assert.Equal(string.Empty, HarmfulText.FindIn(session.Text));
        Assert.Contains("ServiceMessage", session.Text, StringComparison.Ordinal);
        var failure = (Exception)Assert.Single(session.Engine.Run("$Error[-1].Exception").Output).BaseObject;
        Assert.Contains("\uFFFD", $"{PSObject.AsPSObject(failure).Properties["ServiceMessage"].Value}", StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_key_file_says_is_not_shown_and_a_name_from_it_can_be_typed()
    {
        using var service = new ScriptedServer(Responses.Html(500));
        using var session = Open(service, Text);

        session.Type("$VerbosePreference = 'Continue'; Connect-RsaCloudAdmin $KeyPath -SkipCheck; Get-RsaCloudAdminConnection | Format-Wide; Get-RsaCloudAdminConnection | Format-List; Get-RsaCloudAdminConnection; 'user1' | Unlock-RsaUserMethod -WhatIf; Get-RsaUser user1; Test-RsaCloudAdminConnection; Get-RsaUser user1 -Connection $text; Get-RsaCloudAdminConnection $text; Disconnect-RsaCloudAdmin; Get-RsaUser user1; Get-Error");

        Assert.Equal(string.Empty, HarmfulText.FindIn(session.Text));
        session.Type("Connect-RsaCloudAdmin $KeyPath -SkipCheck");
        var connection = Assert.Single(session.Engine.Run("Get-RsaCloudAdminConnection").Output);
        Assert.Equal(Text, connection.Properties["CustomerName"].Value);
        Assert.Equal("a [2J ]0;b 1m c d e f g h i j klm", connection.Properties["Name"].Value);
    }

    [Theory]
    [InlineData("A\u001b[2J")]
    [InlineData("A\u202EB")]
    [InlineData("A\u00A0B")]
    [InlineData("A\u3000B")]
    [InlineData("A\u3164")]
    [InlineData("A\r\nB")]
    public void A_name_that_is_given_with_such_a_character_is_refused(string name)
    {
        Engine.SetVariable("Name", name);

        foreach (var script in new[] { "Connect-RsaCloudAdmin $KeyPath -SkipCheck -Name $Name", "@{ Name = $Name; KeyPath = $KeyPath } | Connect-RsaCloudAdmin -SkipCheck", "[pscustomobject]@{ Name = $Name; KeyPath = $KeyPath } | Connect-RsaCloudAdmin -SkipCheck" })
        {
            var result = Run(script);
            Assert.Equal("InvalidEntry", IdOf(result));
            Assert.Equal(string.Empty, HarmfulText.FindIn(result.Errors[0].Exception.Message));
        }

        Assert.Empty(RunCleanly("Get-RsaCloudAdminConnection"));
    }

    private ScreenSession Open(ScriptedServer service, string customer)
    {
        var fields = new StrangerKey(service.Address).Fields;
        fields["customerName"] = customer;
        fields["description"] = customer;
        File.WriteAllText(KeyPath, JsonSerializer.Serialize(fields));
        var session = new ScreenSession(width: 4000, useColor: true);
        session.Engine.SetVariable("KeyPath", KeyPath);
        session.Engine.SetVariable("text", Text);
        Assert.True(session.Type("Connect-RsaCloudAdmin $KeyPath -SkipCheck -RetryTimeoutSec 0"));
        return session;
    }
}
