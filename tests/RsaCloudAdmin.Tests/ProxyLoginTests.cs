using System.Text;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>
/// Which login a proxy gets if an environment variable names a proxy with a login. Each test has its own pwsh, which reads
/// these variables only once. Within a test, each connection uses a different host.
/// </summary>
public sealed class ProxyLoginTests : IDisposable
{
    private const string Plain = "http://127.0.0.1:9/AdminInterface/restapi";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rsa-proxy-");
    private readonly ScriptedServer _ofTheSystem = new(Responses.ProxyAuthenticationRequired);
    private readonly ScriptedServer _given = new(Responses.ProxyAuthenticationRequired);

    public void Dispose()
    {
        _ofTheSystem.Dispose();
        _given.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_proxy_gets_the_login_that_is_given_and_only_the_systems_own_gets_the_systems()
    {
        await ConnectAsync(
            noProxy: "",
            ("https://system.securid.com/", ""),
            ("https://system-credential.securid.com/", "-ProxyCredential $credential"),
            ("https://given.securid.com/", "-Proxy $proxy"),
            ("https://given-credential.securid.com/", "-Proxy $proxy -ProxyCredential $credential"));

        Assert.Equal(["env:p@ss"], LoginsAt(_ofTheSystem, "system.securid.com"));
        Assert.Equal(["me:secret"], LoginsAt(_ofTheSystem, "system-credential.securid.com"));
        Assert.Equal([], LoginsAt(_given, "given.securid.com"));
        Assert.Equal(["me:secret"], LoginsAt(_given, "given-credential.securid.com"));
        // Above all nothing by plain HTTP, because the proxy would receive the whole request including the token.
        Assert.All(_ofTheSystem.Requests, sent => Assert.StartsWith("CONNECT system", sent.Line, StringComparison.Ordinal));
        Assert.All(_given.Requests, sent => Assert.StartsWith("CONNECT given", sent.Line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_goes_past_the_systems_proxy_still_does()
    {
        var told = await ConnectAsync(
            noProxy: "127.0.0.1,no-such-host.invalid",
            ("https://no-such-host.invalid/", ""),
            ("https://no-such-host.invalid/", "-ProxyCredential $credential"));

        Assert.Empty(_ofTheSystem.Requests);
        Assert.DoesNotContain("through the proxy", told, StringComparison.Ordinal);
    }

    // Connects to each address, and with the same arguments to one by plain HTTP. All of it fails; only what the proxies saw counts.
    private async Task<string> ConnectAsync(string noProxy, params (string Address, string Arguments)[] calls)
    {
        List<string> script =
        [
            $"Import-Module '{ModuleFolder.Find()}'",
            $"$proxy = '{_given.Address.GetLeftPart(UriPartial.Authority)}'",
            "$credential = [pscredential]::new('me', (ConvertTo-SecureString 'secret' -AsPlainText -Force))",
        ];
        foreach (var (address, arguments) in calls.SelectMany(call => new[] { call, (Plain, call.Arguments) }))
        {
            var key = Path.Combine(_folder.FullName, $"{script.Count}.key");
            await File.WriteAllTextAsync(key, new StrangerKey(new Uri(address)).Json, TestContext.Current.CancellationToken);
            script.Add($"try {{ Connect-RsaCloudAdmin '{key}' -RetryTimeoutSec 0 {arguments} -ErrorAction Stop }} catch {{ \"Refused: $_\" }}");
        }

        var file = Path.Combine(_folder.FullName, "connect.ps1");
        await File.WriteAllLinesAsync(file, script, TestContext.Current.CancellationToken);
        var proxy = $"http://env:p%40ss@localhost:{_ofTheSystem.Port}";
        var result = await ChildProgram.RunPowerShellAsync(["-File", file], new Dictionary<string, string?>
        {
            ["http_proxy"] = proxy,
            ["https_proxy"] = proxy,
            ["all_proxy"] = proxy,
            ["no_proxy"] = noProxy,
        }, TestContext.Current.CancellationToken);
        Assert.Equal(string.Empty, result.Error);
        Assert.Equal(2 * calls.Length, Regex.Count(result.Output, "^Refused: ", RegexOptions.Multiline));
        Assert.DoesNotContain("p@ss", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("p%40ss", result.Output, StringComparison.Ordinal);
        return result.Output;
    }

    private static string[] LoginsAt(ScriptedServer proxy, string host)
    {
        var requests = proxy.Requests.Where(sent => sent.Line.StartsWith($"CONNECT {host}:443 ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(requests);
        return [.. requests.Select(sent => sent.Header("Proxy-Authorization")).OfType<string>().Select(login => Encoding.UTF8.GetString(Convert.FromBase64String(login["Basic ".Length..]))).Distinct()];
    }
}
