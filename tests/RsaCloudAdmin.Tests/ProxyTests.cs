using System.Management.Automation;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Tests;

/// <summary>Which way requests go. The emulator stands in for the proxy, and sees requests for a service that is elsewhere.</summary>
public class ProxyTests : CmdletTest
{
    private const string Elsewhere = "http://127.0.0.1:9/AdminInterface/restapi";

    private string Proxy => Service.BaseUri.GetLeftPart(UriPartial.Authority);

    [Fact]
    public void Requests_to_the_service_and_to_the_issuer_go_by_the_proxy_that_is_given()
    {
        UseOAuthClient();
        Engine.SetVariable("Proxy", Proxy);

        Run($"Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer http://127.0.0.1:9/oauth -BaseUri {Elsewhere} -Proxy $Proxy");
        File.WriteAllText(KeyPath, new StrangerKey(new Uri(Elsewhere)).Json);
        Run("Connect-RsaCloudAdmin $KeyPath -Proxy $Proxy");

        Assert.Equal(["http://127.0.0.1:9/oauth/token", $"{Elsewhere}/v1/licenseusage"], Service.Requests.Entries.Select(entry => entry.Path));
    }

    [Fact]
    public void The_diagnosis_tells_of_the_proxy()
    {
        File.WriteAllText(KeyPath, new StrangerKey(new Uri("http://localhost:9")).Json);
        Engine.SetVariable("Proxy", Proxy);

        var steps = RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Proxy $Proxy; Test-RsaCloudAdminConnection");

        Assert.Contains($"by the proxy {new Uri(Proxy).Authority}", $"{steps[0]["Detail"]}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_proxy_that_is_not_there_is_named_and_not_the_service_blamed()
    {
        var steps = RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Proxy http://127.0.0.1:9; Test-RsaCloudAdminConnection");

        Assert.Equal(("Tls", "Failed"), ($"{steps[1]["Step"]}", $"{steps[1]["Result"]}"));
        Assert.Contains("by the proxy 127.0.0.1:9", $"{steps[1]["Detail"]}", StringComparison.Ordinal);
        Assert.Contains("-Proxy", $"{steps[1]["Advice"]}", StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Theory]
    [InlineData("Connect-RsaCloudAdmin $KeyPath", "127.0.0.1")]
    [InlineData("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer https://example.auth.securid.com/oauth -BaseUri $BaseUri", "example.auth.securid.com")]
    public void The_error_names_the_host_and_the_proxy(string connect, string host)
    {
        UseOAuthClient();

        var error = Assert.Single(Run($"{connect} -Proxy http://127.0.0.1:9").Errors);

        Assert.StartsWith("ConnectionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Matches($@"no connection to {Regex.Escape(host)}\S* could be made through the proxy http://127\.0\.0\.1:9 \(", error.Exception.Message);
    }

    [Fact]
    public void A_config_object_may_hold_the_proxy_and_who_asks()
    {
        Engine.SetVariable("Credential", new PSCredential("me", Secret("secret")));

        RunCleanly($"[pscustomobject]@{{ KeyPath = $KeyPath; Proxy = '{Proxy}'; ProxyCredential = $Credential; TimeoutSec = '20' }} | Connect-RsaCloudAdmin -SkipCheck");
        Run("Get-RsaUser user1@example.com");

        Assert.NotEmpty(Service.Requests.Entries);
        Assert.All(Service.Requests.Entries, entry => Assert.StartsWith(Service.BaseUri.AbsoluteUri, entry.Path, StringComparison.Ordinal));
    }
}
