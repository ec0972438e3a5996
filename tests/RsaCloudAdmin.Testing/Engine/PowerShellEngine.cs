using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace RsaCloudAdmin.Testing.Engine;

/// <summary>PowerShell in this process: one runspace with all built-in cmdlets. Not thread-safe.</summary>
public sealed class PowerShellEngine : IDisposable
{
    private static readonly TypeTable DefaultTypes = TypeTable.LoadDefaultTypeFiles();

    private PowerShellEngine(Runspace runspace) => Runspace = runspace;

    /// <summary>The runspace of the session.</summary>
    public Runspace Runspace { get; }

    /// <summary>Opens a session.</summary>
    /// <param name="host">Receives what PowerShell writes to the screen; null to discard it.</param>
    public static PowerShellEngine Open(PSHost? host = null) => Open(InitialSessionState.CreateDefault(), host);

    /// <summary>
    /// Opens a session without views. The session cannot add types. Loading views and types takes more than half of the
    /// time needed to open a session and import a module.
    /// </summary>
    public static PowerShellEngine OpenWithoutViews()
    {
        var state = InitialSessionState.CreateDefault();
        state.DisableFormatUpdates = true;
        state.Types.Clear();
        state.Types.Add(new SessionStateTypeEntry(DefaultTypes));
        return Open(state, host: null);
    }

    private static PowerShellEngine Open(InitialSessionState state, PSHost? host)
    {
        // Tests run scripts of this repository only. Other systems have no execution policy.
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        var runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();
        // Nobody can answer the question that cmdlets ask by default before they delete something.
        runspace.SessionStateProxy.SetVariable("ConfirmPreference", ConfirmImpact.None);
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
    /// The script's <c>$input</c>, read completely before the script starts. For rows that are read one by one, set a
    /// variable to a lazy sequence instead.
    /// </param>
    public PipelineResult Run(string script, IEnumerable? input = null)
    {
        using var pipeline = Start(script, input);
        return pipeline.Completion.GetAwaiter().GetResult();
    }

    /// <summary>Starts a script, so that a test can watch and stop it. The input is as for <see cref="Run"/>.</summary>
    public RunningPipeline Start(string script, IEnumerable? input = null) => RunningPipeline.Start(Runspace, script, input);

    /// <summary>Sets a variable of the session.</summary>
    public void SetVariable(string name, object? value) => Runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Returns a variable's value, or null if there is no such variable.</summary>
    public object? GetVariable(string name) => Runspace.SessionStateProxy.GetVariable(name);

    /// <summary>Closes the session and stops what runs in it.</summary>
    public void Dispose() => Runspace.Dispose();
}
