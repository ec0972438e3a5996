using System.Text.Json;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>No key file or argument of Connect-RsaCloudAdmin can add a header to a request or be shown raw.</summary>
[Collection(EnvironmentVariables.Collection)]
public class HeaderInjectionTests : HostileServiceTest
{
    private const string Evil = "x\r\nX-Evil: 1\r\n\r\nDELETE / HTTP/1.1\r\n\0\u001b[2J";

    public static TheoryData<string> Fields => new("customerName", "accessID", "description");

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_of_the_key_file_stays_what_it_is(string field)
    {
        using var service = new ScriptedServer(Responses.Unlocked);
        var key = new StrangerKey(service.Address);
        File.WriteAllText(KeyPath, JsonSerializer.Serialize(new Dictionary<string, object?>(key.Fields) { [field] = Evil }));
        Assert.Empty(Run("Connect-RsaCloudAdmin $KeyPath -SkipCheck").Errors);

        var result = Run("$VerbosePreference = $DebugPreference = 'Continue'; Unlock-RsaUserMethod 00000001-5e5a-4a11-8e1f-c10ad0000001");

        Assert.Single(result.Output);
        AssertNoHeaderIsAdded(service, requests: 1);
        Assert.NotEmpty(result.Verbose);
        Assert.All(result.Verbose, record => Assert.DoesNotContain(record.Message, char.IsControl));
    }

    [Theory]
    [InlineData("Connect-RsaCloudAdmin $JwkPath -ClientId $Evil -Issuer $Issuer -BaseUri $BaseUri -SkipCheck")]
    [InlineData("[pscustomobject]@{ KeyPath = $JwkPath; ClientId = $Evil; Issuer = $Issuer; BaseUri = $BaseUri } | Connect-RsaCloudAdmin -SkipCheck")]
    [InlineData("$env:RSA_CLOUD_ADMIN_KEY_PATH = $JwkPath; $env:RSA_CLOUD_ADMIN_CLIENT_ID = $Evil.Replace(\"`0\", ''); $env:RSA_CLOUD_ADMIN_ISSUER = $Issuer; $env:RSA_CLOUD_ADMIN_BASE_URI = $BaseUri; Connect-RsaCloudAdmin -FromEnvironment -SkipCheck")]
    public void A_clients_id_stays_in_the_form(string connect)
    {
        using var service = new ScriptedServer(Responses.Json(401, """{"error":"invalid_client"}"""));
        UseOAuthClient();
        Engine.SetVariable("Evil", Evil);
        Engine.SetVariable("Issuer", $"{service.Address}oauth");
        Engine.SetVariable("BaseUri", service.Address.AbsoluteUri);
        try
        {
            Assert.Empty(Run(connect).Errors);
        }
        finally
        {
            EnvironmentVariables.Forget();
        }

        var error = Assert.Single(Run("Unlock-RsaUserMethod 00000001-5e5a-4a11-8e1f-c10ad0000001").Errors);

        AssertIs("TokenRefused", "does not accept the client 'x", error);
        AssertWellTold(error);
        AssertNoHeaderIsAdded(service, requests: 1);
    }

    [Theory]
    [InlineData("-Issuer $Given -BaseUri $BaseUri", "IssuerNotUsable")]
    [InlineData("-Issuer $Issuer -BaseUri $Given", "BaseUriNotUsable")]
    [InlineData("-Issuer $Issuer -BaseUri $BaseUri -Proxy $Given", "InvalidProxy")]
    public void An_address_that_is_none_is_refused_before_anything_is_sent(string given, string id)
    {
        UseOAuthClient();
        foreach (var evil in new[] { "https://example.com\r\nX-Evil: 1", "x\u001b[2J\r\ny", "https://me:swordfish@example.com/?x", "ftp://example.com\u202E" })
        {
            Engine.SetVariable("Given", evil);

            var error = Assert.Single(Run($"Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId {given}").Errors);

            // PowerShell itself rejects some texts as an address.
            Assert.Contains(error.FullyQualifiedErrorId.Split(',')[0], new[] { id, "ParameterArgumentTransformationError", "CannotConvertArgumentNoMessage" });
            if (error.FullyQualifiedErrorId.StartsWith(id, StringComparison.Ordinal))
                AssertWellTold(error);
            if (id != "InvalidProxy")
                Assert.DoesNotContain("swordfish", $"{error.Exception}", StringComparison.Ordinal);
        }

        Assert.Equal(0, Service.Requests.Count);
    }

    private static void AssertNoHeaderIsAdded(ScriptedServer service, int requests)
    {
        Assert.Equal(requests, service.Requests.Count);
        Assert.All(service.Requests, request => Assert.DoesNotContain("\nX-Evil", $"{request}", StringComparison.OrdinalIgnoreCase));
        Assert.All(service.Requests, request => Assert.DoesNotContain('\0', $"{request}"));
    }
}
