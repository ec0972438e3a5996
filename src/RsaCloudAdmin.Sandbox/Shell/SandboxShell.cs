using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Emulator.Tool.CommandLine;
using RsaCloudAdmin.Emulator.Tool.Service;

namespace RsaCloudAdmin.Sandbox.Shell;

/// <summary>
/// An emulator, and PowerShell's own console in the same process. The console's session has imported the module, and has
/// variables for connecting.
/// </summary>
internal sealed class SandboxShell : IAsyncDisposable
{
    private readonly StopSignals _signals;
    private readonly CancellationTokenSource _interrupted;

    private SandboxShell(LocalService service, StopSignals signals, CancellationTokenSource interrupted) =>
        (Service, _signals, _interrupted) = (service, signals, interrupted);

    /// <summary>The emulator.</summary>
    public LocalService Service { get; }

    /// <summary>Whether the user pressed Ctrl+C. PowerShell's console can then exit with 0 or 1.</summary>
    public bool IsInterrupted => _interrupted.IsCancellationRequested;

    /// <summary>Starts the emulator.</summary>
    /// <exception cref="IOException">The port is in use, or a file cannot be written.</exception>
    /// <exception cref="TerminatedException">The process was asked to terminate.</exception>
    public static async Task<SandboxShell> StartAsync(ServiceSettings settings)
    {
        // Once the console runs, it handles Ctrl+C as well.
        var interrupted = new CancellationTokenSource();
        var signals = new StopSignals(onInterrupt: interrupted.Cancel);
        try
        {
            var service = await signals.StartAsync(token => LocalService.StartAsync(settings, token)).ConfigureAwait(false);
            return new SandboxShell(service, signals, interrupted);
        }
        catch
        {
            signals.Dispose();
            interrupted.Dispose();
            throw;
        }
    }

    /// <summary>Runs the console until it exits. A process can do this only once.</summary>
    /// <param name="arguments">Arguments as for pwsh, such as <c>-File</c> and a path.</param>
    /// <param name="connect">Whether the session starts connected to the emulator.</param>
    /// <returns>The console's exit code, or 143 if the process was asked to terminate.</returns>
    /// <exception cref="DirectoryNotFoundException">The module is not staged.</exception>
    /// <exception cref="OperationCanceledException">The user pressed Ctrl+C before the console started.</exception>
    public async Task<int> RunAsync(IEnumerable<string> arguments, bool connect)
    {
        // The sandbox connects only to its own emulator.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Environment.SetEnvironmentVariable("POWERSHELL_UPDATECHECK", "Off");
        UseModuleInChildSessions();
        var state = SessionState(connect);
        _interrupted.Token.ThrowIfCancellationRequested();
        // Otherwise, PowerShell writes color codes to files and pipes too.
        if (Console.IsOutputRedirected || Console.IsErrorRedirected)
            PSStyle.Instance.OutputRendering = OutputRendering.PlainText;

        // On a separate thread, so that a request to terminate does not wait for the next typed line.
        var console = Task.Factory.StartNew(
            () => ConsoleShell.Start(state, bannerText: null, helpText: null, ["-NoProfile", .. arguments]),
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var terminated = Task.Delay(Timeout.Infinite, _signals.Token);
        return await Task.WhenAny(console, terminated).ConfigureAwait(false) == console
            ? await console.ConfigureAwait(false)
            : CommandLineProgram.Terminated;
    }

    /// <summary>Stops the emulator and removes its files.</summary>
    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync().ConfigureAwait(false);
        _signals.Dispose();
        _interrupted.Dispose();
    }

    // Runspaces of ForEach-Object -Parallel and jobs import nothing at first. They load modules from this path.
    private static void UseModuleInChildSessions()
    {
        const string Variable = "PSModulePath";
        var folders = new[] { Path.GetDirectoryName(ModuleFolder.Find()), Environment.GetEnvironmentVariable(Variable) };
        Environment.SetEnvironmentVariable(Variable, string.Join(Path.PathSeparator, folders.Where(folder => !string.IsNullOrEmpty(folder))));
    }

    private InitialSessionState SessionState(bool connect)
    {
        var state = InitialSessionState.CreateDefault();
        // The user has already decided to run the script.
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = ExecutionPolicy.Bypass;

        state.ImportPSModule(ModuleFolder.Find());
        state.Variables.Add(new SessionStateVariableEntry[]
        {
            new("KeyPath", Service.KeyPath, "The key file of the sandbox."),
            new("JwkPath", Service.JwkPath, "The private key of the sandbox's OAuth client."),
            new("ClientId", Service.OAuthClient.ClientId, "The id of the sandbox's OAuth client."),
            new("Issuer", Service.OAuthClient.Issuer, "The issuer of the sandbox's access tokens."),
            new("BaseUri", Service.Emulator.BaseUri, "The address of the sandbox's service."),
            new("UsersCsv", Service.UsersCsv, "A CSV list of the sandbox's users."),
        });
        if (connect)
        {
            // -SkipCheck sends no request: faults that the user requested must affect only the user's commands.
            var script = Path.Combine(Service.Folder, "connect.ps1");
            File.WriteAllText(script, "Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck");
            state.StartupScripts.Add(script);
        }

        return state;
    }
}
