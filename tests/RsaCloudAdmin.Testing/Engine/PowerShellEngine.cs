using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Testing.Engine;

/// <summary>PowerShell in this process: one runspace with all built-in cmdlets. Not thread-safe.</summary>
public sealed partial class PowerShellEngine : IDisposable
{
    private readonly Runspace _runspace;
    private Dictionary<string, object?> _imported = [];
    private bool _isChanged;

    private PowerShellEngine(Runspace runspace) => _runspace = runspace;

    /// <summary>The runspace of the session. Who has it may change anything, so that the session cannot be reset afterwards.</summary>
    public Runspace Runspace
    {
        get
        {
            _isChanged = true;
            return _runspace;
        }
    }

    /// <summary>Opens a session.</summary>
    /// <param name="host">Shows what PowerShell writes to the screen; null if nothing has to be shown.</param>
    public static PowerShellEngine Open(PSHost? host = null)
    {
        var state = InitialSessionState.CreateDefault();
        // Tests run scripts of this repository only. Other systems have no execution policy.
        if (OperatingSystem.IsWindows())
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        var runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();
        return new PowerShellEngine(runspace);
    }

    /// <summary>Imports a module from its folder or manifest.</summary>
    /// <exception cref="RuntimeException">The module cannot be imported.</exception>
    public void Import(string modulePath)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", modulePath).AddParameter("ErrorAction", "Stop").Invoke();
        _imported = Definitions();
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
    public RunningPipeline Start(string script, IEnumerable? input = null)
    {
        _isChanged |= ChangesMoreThanVariables().IsMatch(script);
        return RunningPipeline.Start(_runspace, script, input);
    }

    /// <summary>Sets a variable of the session.</summary>
    public void SetVariable(string name, object? value) => _runspace.SessionStateProxy.SetVariable(name, value);

    /// <summary>Returns a variable's value, or null if there is no such variable.</summary>
    public object? GetVariable(string name) => _runspace.SessionStateProxy.GetVariable(name);

    /// <summary>
    /// Makes the session as it was after the last import: no variable is left, and the location is the first one again.
    /// </summary>
    /// <param name="forget">Makes a module forget what it keeps for the runspace.</param>
    /// <returns>False if something else has changed, or may have: the session is of no more use.</returns>
    public bool TryReset(Action<Runspace> forget)
    {
        if (_isChanged || _runspace.RunspaceAvailability != RunspaceAvailability.Available)
            return false;
        _runspace.ResetRunspaceState();
        forget(_runspace);
        var now = Definitions();
        return now.Count == _imported.Count && now.All(definition => _imported.TryGetValue(definition.Key, out var before) && Equals(before, definition.Value));
    }

    /// <summary>Closes the session and stops what runs in it.</summary>
    public void Dispose() => _runspace.Dispose();

    // What scripts, functions and modules leave behind.
    private Dictionary<string, object?> Definitions()
    {
        using var shell = PowerShell.Create(_runspace);
        return shell.AddScript("Get-ChildItem Function:, Alias:; Get-Module; Get-PSDrive").Invoke().ToDictionary(
            found => $"{found.BaseObject.GetType().Name} {found.Properties["Name"].Value}",
            found => found.BaseObject switch
            {
                FunctionInfo function => function.ScriptBlock,
                AliasInfo alias => alias.Definition,
                PSModuleInfo module => module,
                _ => (object?)null,
            });
    }

    [GeneratedRegex("StrictMode|TypeData|FormatData|LanguageMode|Culture|Add-Type|Job|Breakpoint|Register-|-Location|-Module|\\b(class|enum|using)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex ChangesMoreThanVariables();
}
