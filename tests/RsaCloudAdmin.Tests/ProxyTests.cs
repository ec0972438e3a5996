using System.Management.Automation;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>Whether requests use a proxy, and which.</summary>
public class ProxyTests : CmdletTest
{
    private const string Elsewhere = "https://example.access.securid.com/AdminInterface/restapi";

    [Fact]
    public void Requests_to_the_service_and_to_the_issuer_go_by_the_proxy_that_is_given()
    {
        using var proxy = new ScriptedServer(Responses.Html(502));
        UseOAuthClient();

        Run($"Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer https://example.auth.securid.com/oauth -BaseUri {Elsewhere} -Proxy {proxy.Address} -RetryTimeoutSec 0");
        UseKeyForElsewhere();
        Run($"Connect-RsaCloudAdmin $KeyPath -Proxy {proxy.Address} -RetryTimeoutSec 0");

        Assert.Equal(["CONNECT example.auth.securid.com:443", "CONNECT example.access.securid.com:443"], proxy.Requests.Select(request => $"{request.Method} {request.Target}"));
    }

    [Fact]
    public void What_goes_by_http_goes_past_the_proxy_that_is_given_with_a_warning()
    {
        using var proxy = new ScriptedServer(Responses.Html(502));
        UseOAuthClient();

        foreach (var connect in new[] { "Connect-RsaCloudAdmin $KeyPath", "Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri" })
        {
            var result = Run($"{connect} -Proxy {proxy.Address}");

            Assert.Empty(result.Errors);
            var origin = Service.BaseUri.GetLeftPart(UriPartial.Authority);
            Assert.Equal($"The proxy is not used for '{origin}': requests over http stay on this computer.", Assert.Single(result.Warnings).Message);
        }

        Assert.Empty(proxy.Requests);
        Assert.Equal(3, Service.Requests.Count);
    }

    [Fact]
    public void The_diagnosis_tells_of_the_proxy()
    {
        UseKeyForElsewhere();

        var steps = RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Proxy http://127.0.0.1:9; Test-RsaCloudAdminConnection");

        Assert.Contains("the proxy 127.0.0.1:9", $"{steps[0]["Detail"]}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_proxy_that_is_not_there_is_named_and_not_the_service_blamed()
    {
        UseKeyForElsewhere();

        var steps = RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck -Proxy http://127.0.0.1:9; Test-RsaCloudAdminConnection");

        Assert.Equal(("Tls", "Failed"), ($"{steps[1]["Step"]}", $"{steps[1]["Result"]}"));
        Assert.Contains("the proxy 127.0.0.1:9", $"{steps[1]["Detail"]}", StringComparison.Ordinal);
        Assert.Contains("-Proxy", $"{steps[1]["Advice"]}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connect-RsaCloudAdmin $KeyPath", "example.access.securid.com")]
    [InlineData($"Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer https://example.auth.securid.com/oauth -BaseUri {Elsewhere}", "example.auth.securid.com")]
    public void The_error_names_the_host_and_the_proxy(string connect, string host)
    {
        UseOAuthClient();
        UseKeyForElsewhere();

        var error = Assert.Single(Run($"{connect} -Proxy http://127.0.0.1:9 -RetryTimeoutSec 0").Errors);

        Assert.StartsWith("ConnectionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Matches($@"no connection to {Regex.Escape(host)}\S* could be made through the proxy http://127\.0\.0\.1:9 \(", error.Exception.Message);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ KeyPath = $KeyPath; Proxy = 'http://127.0.0.1:9'; ProxyCredential = 'me' } | Connect-RsaCloudAdmin -SkipCheck", "rows never prompt for a password.")]
    [InlineData("[pscustomobject]@{ KeyPath = $KeyPath; Proxy = 'http://127.0.0.1:9' } | Connect-RsaCloudAdmin -SkipCheck -ProxyCredential $Credential", "is not sent to a proxy that is named by a row.")]
    [InlineData("@{ KeyPath = $KeyPath; Proxy = 'http://127.0.0.1:9' } | Connect-RsaCloudAdmin -SkipCheck -ProxyCredential $Credential", "is not sent to a proxy that is named by a row.")]
    [InlineData("Connect-RsaCloudAdmin $KeyPath -SkipCheck -ProxyCredential me", "no password was given. In a session without prompts, give a PSCredential with the password.")]
    public void A_list_neither_makes_anybody_type_a_password_nor_gets_one_that_was_typed(string script, string told)
    {
        Engine.SetVariable("Credential", new PSCredential("me", Secret("secret")));
        var result = Run(script);
        var error = result.TerminatingError ?? Assert.Single(result.Errors);

        Assert.Equal("InvalidEntry", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains(told, error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_config_object_may_hold_the_proxy_and_who_asks()
    {
        using var proxy = new ScriptedServer(Responses.ProxyAuthenticationRequired);
        Engine.SetVariable("Credential", new PSCredential("me", Secret("secret")));
        UseKeyForElsewhere();

        RunCleanly($"[pscustomobject]@{{ KeyPath = $KeyPath; Proxy = '{proxy.Address}'; ProxyCredential = $Credential; TimeoutSec = '20' }} | Connect-RsaCloudAdmin -SkipCheck");
        Run("Get-RsaUser user1@example.com");

        Assert.Contains(proxy.Requests, request => request.Header("Proxy-Authorization") == "Basic bWU6c2VjcmV0");
    }

    private void UseKeyForElsewhere()
    {
        File.WriteAllText(KeyPath, new StrangerKey(new Uri(Elsewhere)).Json);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
