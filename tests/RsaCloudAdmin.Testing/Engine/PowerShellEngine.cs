using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace RsaCloudAdmin.Testing.Engine;

/// <summary>PowerShell in this process: one runspace with all built-in cmdlets. Not thread-safe.</summary>
public sealed class PowerShellEngine : IDisposable
{
    // Returns what a script can change and ResetRunspaceState keeps. It also keeps the strict mode, which is turned off here.
    private const string Kept = """
        Set-StrictMode -Off
        Get-ChildItem Function:, Alias: | ForEach-Object { "$($_.Name) $($_.Definition)" }
        (Get-PSDrive).Name; (Get-PSProvider).Home; $PWD.Path; (Get-Location -Stack).Count; (Get-Module).Name; (Get-Job).Id
        Get-TypeData RsaCloudAdmin.* | ForEach-Object { "$($_.TypeName) $($_.Members.Keys)" }; [cultureinfo]::CurrentCulture.Name
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TypeTable DefaultTypes = TypeTable.LoadDefaultTypeFiles();

    private string? _kept;

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
        var engine = new PowerShellEngine(runspace);
        engine.ForgoQuestions();
        return engine;
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

    /// <summary>Removes all variables of scripts and returns to the first location, so that the session can be used for something else.</summary>
    /// <returns>
    /// False if the session cannot be used again: something still runs in it, or its functions, aliases, drives, modules,
    /// language mode or culture are not as they were when this was first called.
    /// </returns>
    public bool TryReset()
    {
        // A pipeline may end a moment before its runspace is available.
        if (!SpinWait.SpinUntil(() => Runspace.RunspaceAvailability == RunspaceAvailability.Available, Patience) || Runspace.SessionStateProxy.LanguageMode != PSLanguageMode.FullLanguage)
            return false;
        Runspace.ResetRunspaceState();
        ForgoQuestions();
        var kept = string.Join('\n', Run(Kept).Output);
        _kept ??= kept;
        return kept == _kept;
    }

    /// <summary>Closes the session and stops what runs in it.</summary>
    public void Dispose() => Runspace.Dispose();

    // Nobody can answer the question that cmdlets ask by default before they delete something.
    private void ForgoQuestions() => SetVariable("ConfirmPreference", ConfirmImpact.None);
}
