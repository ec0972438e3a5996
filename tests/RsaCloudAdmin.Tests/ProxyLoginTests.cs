using System.Text;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>
/// Which login a proxy is given, in a process whose environment names a proxy together with one. Each test has a pwsh of its
/// own: a process reads these variables once.
/// </summary>
public sealed class ProxyLoginTests : IDisposable
{
    private const string Tunnelled = "https://example.access.securid.com/AdminInterface/restapi";
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

    [Theory]
    [InlineData("", "env:p@ss")]
    [InlineData("-ProxyCredential $credential", "me:secret")]
    public async Task The_systems_proxy_gets_the_login_that_is_given_before_its_own(string arguments, string login)
    {
        await ConnectAsync(arguments);

        Assert.Equal([login], LoginsAt(_ofTheSystem, "CONNECT example.access.securid.com:443 "));
        Assert.Empty(_given.Requests);
        AssertNothingPlain(_ofTheSystem);
    }

    [Theory]
    [InlineData("-Proxy $proxy", null)]
    [InlineData("-Proxy $proxy -ProxyCredential $credential", "me:secret")]
    public async Task A_proxy_that_is_given_gets_no_login_of_the_systems(string arguments, string? login)
    {
        await ConnectAsync(arguments);

        Assert.Equal(login is null ? [] : [login], LoginsAt(_given, "CONNECT example.access.securid.com:443 "));
        Assert.Empty(_ofTheSystem.Requests);
        AssertNothingPlain(_given);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-ProxyCredential $credential")]
    public async Task What_goes_past_the_systems_proxy_still_does(string arguments)
    {
        var told = await ConnectAsync(arguments, noProxy: "127.0.0.1,no-such-host.invalid", address: "https://no-such-host.invalid/");

        Assert.Empty(_ofTheSystem.Requests);
        Assert.DoesNotContain("through the proxy", told, StringComparison.Ordinal);
    }

    // Connects to both addresses, which fails; what matters is what the proxies saw.
    private async Task<string> ConnectAsync(string arguments, string noProxy = "", string address = Tunnelled)
    {
        List<string> script =
        [
            $"Import-Module '{ModuleFolder.Find()}'",
            $"$proxy = '{_given.Address.GetLeftPart(UriPartial.Authority)}'",
            "$credential = [pscredential]::new('me', (ConvertTo-SecureString 'secret' -AsPlainText -Force))",
        ];
        foreach (var (name, url) in new[] { ("tunnelled", address), ("plain", Plain) })
        {
            var key = Path.Combine(_folder.FullName, name);
            await File.WriteAllTextAsync(key, new StrangerKey(new Uri(url)).Json, TestContext.Current.CancellationToken);
            script.Add($"try {{ Connect-RsaCloudAdmin '{key}' -RetryTimeoutSec 0 {arguments} -ErrorAction Stop }} catch {{ \"$_\" }}");
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
        Assert.DoesNotContain("p@ss", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("p%40ss", result.Output, StringComparison.Ordinal);
        return result.Output;
    }

    // By http, the proxy would be sent the whole request, and with it the token.
    private static void AssertNothingPlain(ScriptedServer proxy) => Assert.All(proxy.Requests, sent => Assert.Equal("CONNECT", sent.Method));

    private static string[] LoginsAt(ScriptedServer proxy, string request)
    {
        var requests = proxy.Requests.Where(sent => sent.Line.StartsWith(request, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(requests);
        return [.. requests.Select(sent => sent.Header("Proxy-Authorization")).OfType<string>().Select(login => Encoding.UTF8.GetString(Convert.FromBase64String(login["Basic ".Length..]))).Distinct()];
    }
}
