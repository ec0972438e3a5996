using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace RsaCloudAdmin.Sandbox.Engine;

/// <summary>
/// PowerShell inside this process: one runspace, with the few cmdlets added that scripts expect and the engine's own
/// package lacks. Not for use by several threads at once.
/// </summary>
public sealed class PowerShellEngine : IDisposable
{
    private PowerShellEngine(Runspace runspace) => Runspace = runspace;

    /// <summary>The engine's one session.</summary>
    public Runspace Runspace { get; }

    /// <summary>Opens an engine.</summary>
    /// <param name="host">What shows its output and asks its questions; none by default.</param>
    public static PowerShellEngine Open(PSHost? host = null)
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // Whoever names a script to this program has already decided to run it.
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        StockCmdlets.AddTo(state);
        var runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();
        return new PowerShellEngine(runspace);
    }

    /// <summary>Imports a module from its folder or manifest.</summary>
    /// <exception cref="RuntimeException">The module cannot be imported.</exception>
    public void Import(string modulePath)
    {
        using var shell = PowerShell.Create(Runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", modulePath).AddParameter("ErrorAction", "Stop").Invoke();
    }

    /// <summary>Runs a script to its end.</summary>
    /// <param name="script">The script.</param>
    /// <param name="input">
    /// What the script finds in <c>$input</c>, read to its end before the script starts. A script that is to take its
    /// rows one by one gets them from a variable that holds a lazy sequence.
    /// </param>
    public PipelineResult Run(string script, IEnumerable? input = null)
    {
        using var pipeline = Start(script, input);
        return pipeline.Completion.GetAwaiter().GetResult();
    }

    /// <summary>Starts a script, so that it can be watched and stopped. The input is as for <see cref="Run"/>.</summary>
    public RunningPipeline Start(string script, IEnumerable? input = null) => RunningPipeline.Start(Runspace, script, input);

    /// <summary>Sets a variable of the session.</summary>
    public void SetVariable(string name, object? value) => Runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>The value of a variable of the session; null if there is none.</summary>
    public object? GetVariable(string name) => Runspace.SessionStateProxy.GetVariable(name);

    /// <summary>Closes the session; what runs in it is stopped.</summary>
    public void Dispose() => Runspace.Dispose();
}
