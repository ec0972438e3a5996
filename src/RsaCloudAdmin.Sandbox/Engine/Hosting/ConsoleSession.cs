using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace RsaCloudAdmin.Sandbox.Engine.Hosting;

/// <summary>Runs commands as they run at a prompt: what they emit goes to the host as tables, lists and errors.</summary>
/// <param name="engine">The engine, opened with a host.</param>
public sealed class ConsoleSession(PowerShellEngine engine)
{
    private readonly Lock _stopping = new();
    private PowerShell? _running;

    /// <summary>Runs a line as if it had been typed.</summary>
    /// <returns>
    /// Whether it came to its end: nothing thrown, not stopped. A cmdlet's terminating error ends its own statement only.
    /// </returns>
    public bool Type(string line) => Show(shell => shell.AddScript(line));

    /// <summary>Runs one command.</summary>
    /// <returns>Whether it came to its end: no terminating error, not stopped.</returns>
    public bool Run(Command command) => Show(shell => shell.Commands.AddCommand(command));

    /// <summary>Runs a script file as <c>pwsh -File</c> does: its <c>exit</c> is the session's.</summary>
    /// <param name="path">The script's full path.</param>
    /// <param name="arguments">What follows it on the command line; <c>-Name</c> and <c>-Name:value</c> are parameters.</param>
    /// <returns>Whether it came to its end: no terminating error, not stopped.</returns>
    public bool RunFile(string path, IEnumerable<string> arguments)
    {
        EngineInternals.LetNextScriptExitTheSession(engine.Runspace);
        return Run(ScriptFile.Command(path, arguments));
    }

    /// <summary>Stops what is running, as Ctrl+C does. May be called on any thread; does nothing between two commands.</summary>
    public void Stop()
    {
        lock (_stopping)
            _running?.BeginStop(callback: null, state: null);
    }

    private bool Show(Action<PowerShell> addCommands)
    {
        var shell = PowerShell.Create(engine.Runspace);
        try
        {
            addCommands(shell);
            // An error stands in its place among the output, and Out-Default shows it as one.
            shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
            shell.AddCommand("Out-Default");
            lock (_stopping)
                _running = shell;
            shell.Invoke();
            return shell.InvocationStateInfo.State == PSInvocationState.Completed;
        }
        catch (PipelineStoppedException)
        {
            return false;
        }
        catch (RuntimeException e)
        {
            ShowError(e.ErrorRecord);
            return false;
        }
        finally
        {
            lock (_stopping)
                _running = null;
            shell.Dispose();
        }
    }

    private void ShowError(ErrorRecord record)
    {
        using var shell = PowerShell.Create(engine.Runspace);
        shell.AddCommand("Out-Default").AddParameter("InputObject", EngineInternals.AsWritten(record)).Invoke();
    }
}
