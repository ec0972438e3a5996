using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>An error contains its whole row, and the help says what to show instead.</summary>
public class RowSecretTests : CmdletTest
{
    private protected override bool ShowsViews => true;

    [Fact]
    public void What_the_help_says_to_send_with_a_bug_report_holds_no_tokencode_of_the_row_and_what_it_warns_of_does()
    {
        Connect();
        Run("[pscustomobject]@{ Email = 'nobody@example.com'; EmergencyTokencode = '24681357' } | Unlock-RsaUserMethod");
        var report = new AboutTopic("about_RsaCloudAdmin_Errors").Code.Single(code => code.StartsWith("$e = $Error[0]", StringComparison.Ordinal));

        var sent = Shown(report);

        Assert.Contains("UserNotFound,", sent, StringComparison.Ordinal);
        Assert.Contains("404", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("24681357", sent, StringComparison.Ordinal);
        Assert.Contains("24681357", Shown("$Error[0] | Format-List * -Force"), StringComparison.Ordinal);
        Assert.Contains("24681357", Shown("Get-Error"), StringComparison.Ordinal);
    }

    [Fact]
    public void Days_are_not_read_from_a_list_as_the_help_says()
    {
        Connect();
        Service.Tenant.AddUser("eve@example.com");

        RunCleanly("[pscustomobject]@{ Email = 'eve@example.com'; ExpirationDays = 3 } | Enable-RsaEmergencyTokencode");

        Assert.InRange(Service.Tenant.FindByEmail("eve@example.com")!.Tokencode!.Expires - DateTimeOffset.UtcNow, TimeSpan.FromHours(23), TimeSpan.FromDays(1));
        Assert.Contains("ExpirationDays", File.ReadAllText(Repository.PathOf("README.md")).Split("## A CSV list")[1].Split("\n## ")[0], StringComparison.Ordinal);
        Assert.Contains("a column ExpirationDays of a list is not read", ShippedHelp.Find("Enable-RsaEmergencyTokencode").Parameters.Single(parameter => parameter.Name.EndsWith("ExpirationDays", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    private string Shown(string script) => string.Concat(Run($"& {{ {script} }} | Out-String").Output);
}
