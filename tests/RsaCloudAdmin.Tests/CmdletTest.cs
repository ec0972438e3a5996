using System.Management.Automation;
using System.Management.Automation.Language;
using System.Net;
using System.Net.Sockets;
using System.Security;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>Base class with a service, a key file, and an engine with the staged module imported, none of which other tests use meanwhile.</summary>
public abstract class CmdletTest : IAsyncLifetime
{
    private const string ZoneEnd = "--- end of zone ---";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rsa-cmdlets-");
    private PowerShellEngine? _engine;
    private Socket? _silent;

    private protected CloudEmulator Service { get; private set; } = null!;

    /// <summary>The test's own engine. It is taken on first use, because some tests need none.</summary>
    private protected PowerShellEngine Engine
    {
        get
        {
            if (_engine is null)
            {
                _engine = SessionPool.TakeEngine(ShowsViews);
                _engine.SetVariable("KeyPath", KeyPath);
            }

            return _engine;
        }
    }

    private protected string KeyPath => PathOf("key.json");

    /// <summary>The service's clock. Holding it also holds responses that have a latency.</summary>
    private protected HeldClock Clock { get; } = new();

    private protected virtual EmulatorOptions Options => new() { Users = 12, Clock = Clock };

    /// <summary>Whether the test's own engine has PowerShell's views and the module's, which take time to load.</summary>
    private protected virtual bool ShowsViews => false;

    public virtual async ValueTask InitializeAsync()
    {
        Service = await CloudEmulator.StartAsync(Options);
        Service.CreateApiKey().WriteTo(KeyPath);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_engine is not null)
            SessionPool.Return(_engine, ShowsViews);
        await Service.DisposeAsync();
        _silent?.Dispose();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Returns the path of a file that is deleted after the test.</summary>
    private protected string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private protected PipelineResult Run(string script) => Engine.Run(script);

    /// <summary>
    /// Runs a script in a separate pwsh that is connected to this test's service, once for each time zone and culture, because
    /// both belong to a process.
    /// </summary>
    /// <returns>The lines that each run shows.</returns>
    private protected async Task<IReadOnlyList<string[]>> RunInZonesAsync(string script, IReadOnlyList<(string Zone, string Culture)> zones)
    {
        var file = PathOf("zone.ps1");
        await File.WriteAllTextAsync(PathOf("inside.ps1"), script, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            file,
            $"""
            Import-Module {Literal(ModuleFolder.Find())}; Connect-RsaCloudAdmin {Literal(KeyPath)} -SkipCheck
            {string.Concat(zones.Select(zone => $"""
                $env:TZ = '{zone.Zone}'; [TimeZoneInfo]::ClearCachedData()
                [cultureinfo]::CurrentCulture = [cultureinfo]::DefaultThreadCurrentCulture = '{zone.Culture}'
                & "$PSScriptRoot/inside.ps1" | Out-String
                '{ZoneEnd}'

                """))}
            """,
            TestContext.Current.CancellationToken);
        var (exitCode, output, error) = await ChildProgram.RunPowerShellAsync(["-File", file], environment: null, TestContext.Current.CancellationToken);
        Assert.Equal(("", 0), (error, exitCode));
        var parts = output.Split(ZoneEnd);
        Assert.Equal(zones.Count + 1, parts.Length);
        return [.. parts.SkipLast(1).Select(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
    }

    /// <summary>Returns a text as a PowerShell literal.</summary>
    private protected static string Literal(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    /// <summary>Runs a script against a service that responds only when the given number of requests wait.</summary>
    private protected async Task<PipelineResult> RunHeldAsync(string script, int requests)
    {
        Clock.Hold();
        using var pipeline = Engine.Start(script);
        await UntilHeldAsync(requests);
        Clock.Release();
        return await pipeline.Completion;
    }

    private protected Task UntilHeldAsync(int requests) => UntilAsync(() => Clock.Held >= requests, $"{requests} requests are on their way");

    /// <summary>Waits until a condition holds, and fails the test if it does not.</summary>
    private protected static Task UntilAsync(Func<bool> holds, string what) => Polling.UntilAsync(holds, what, TestContext.Current.CancellationToken);

    /// <summary>Connects as a super admin without a request, so that a test counts only its own requests.</summary>
    private protected void Connect()
    {
        var result = Run("Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck");
        Assert.Empty(result.Errors);
        Assert.Null(result.TerminatingError);
    }

    /// <summary>Connects to a local port without a service.</summary>
    private protected void ConnectToNobody()
    {
        _silent = SilentPort.Reserve();
        var port = ((IPEndPoint)_silent.LocalEndPoint!).Port;
        File.WriteAllText(KeyPath, File.ReadAllText(KeyPath).Replace($":{Service.BaseUri.Port}/", $":{port}/", StringComparison.Ordinal));
        Assert.Empty(Run("Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck -RetryTimeoutSec 0").Errors);
    }

    /// <summary>Creates an OAuth client, and sets <c>$JwkPath</c>, <c>$ClientId</c>, <c>$Issuer</c> and <c>$BaseUri</c> for it.</summary>
    private protected EmulatedOAuthClient UseOAuthClient(OAuthClientForm? form = null)
    {
        var client = Service.CreateOAuthClient(form ?? new OAuthClientForm { KeyType = OAuthKeyType.Ec });
        client.WriteTo(PathOf("client.jwk"));
        Engine.SetVariable("JwkPath", PathOf("client.jwk"));
        Engine.SetVariable("ClientId", client.ClientId);
        Engine.SetVariable("Issuer", client.Issuer.AbsoluteUri);
        Engine.SetVariable("BaseUri", Service.BaseUri.AbsoluteUri);
        return client;
    }

    /// <summary>Returns what Tab offers at the end of a line. TabExpansion2, which prompts call, delegates to this.</summary>
    private protected CommandCompletion Complete(string line)
    {
        using var shell = PowerShell.Create(Engine.Runspace);
        return CommandCompletion.CompleteInput(line, line.Length, null, shell);
    }

    /// <summary>Runs a command with a single outcome, an error with advice, and returns the error's id.</summary>
    private protected string RefusalOf(string command)
    {
        var result = Run(command);
        Assert.Empty(result.Output);
        Assert.False(string.IsNullOrWhiteSpace(Assert.Single(result.Errors).ErrorDetails.RecommendedAction));
        return IdOf(result);
    }

    /// <summary>Runs a command against a service with a fault, which gets one request, and returns the id of the only error.</summary>
    private protected string RefusalOf(string command, FaultEffect fault)
    {
        RunCleanly("Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck -RetryTimeoutSec 0");
        Service.Faults.Add(new Fault(fault));
        return RefusalOf(command);
    }

    /// <summary>Connects to a server with scripted responses.</summary>
    private protected ScriptedServer Serve(params RequestHandler[] script)
    {
        var service = new ScriptedServer(script);
        File.WriteAllText(KeyPath, new StrangerKey(service.Address).Json);
        Connect();
        return service;
    }

    /// <summary>Returns the id of a script's only error, without the command's name.</summary>
    private protected static string IdOf(PipelineResult result) => Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0];

    /// <summary>Returns a text as a SecureString, as vaults do.</summary>
    private protected static SecureString Secret(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
            secret.AppendChar(character);
        return secret;
    }

    /// <summary>Runs a script that must not cause an error, and returns each object's properties by name.</summary>
    private protected IReadOnlyList<PropertyBag> RunCleanly(string script)
    {
        var result = Run(script);
        Assert.Null(result.TerminatingError);
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(o => new PropertyBag(o))];
    }
}
