using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Sandbox.Engine.Hosting;

/// <summary>Runs commands as they run at a prompt: what they emit goes to the host as tables, lists and errors.</summary>
/// <param name="engine">The engine, opened with a host.</param>
public sealed partial class ConsoleSession(PowerShellEngine engine)
{
    private readonly Lock _stopping = new();
    private PowerShell? _running;

    /// <summary>Runs a line as if it had been typed.</summary>
    /// <returns>Whether it came to its end: no terminating error, not stopped.</returns>
    public bool Type(string line) => Show(shell => shell.AddScript(line));

    /// <summary>Runs a script file as <c>pwsh -File</c> does.</summary>
    /// <param name="path">The script.</param>
    /// <param name="arguments">What follows it on the command line; <c>-Name</c> and <c>-Name:value</c> are parameters.</param>
    /// <returns>Whether it came to its end: no terminating error, not stopped.</returns>
    public bool RunFile(string path, IEnumerable<string> arguments) => Show(shell =>
    {
        shell.Commands.AddCommand(new Command(path, isScript: false, useLocalScope: false));
        foreach (var argument in arguments)
        {
            var parameter = Parameter().Match(argument);
            if (!parameter.Success)
                shell.AddArgument(argument);
            else if (parameter.Groups["value"].Success)
                shell.AddParameter(parameter.Groups["name"].Value, parameter.Groups["value"].Value);
            else // With the dash kept, PowerShell itself finds out whether it is a switch or the next argument is its value.
                shell.AddParameter("-" + parameter.Groups["name"].Value);
        }
    });

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
        var error = new PSObject(record);
        // What tells Out-Default that this is an error to show, not an error record that somebody wants to look at.
        error.Properties.Add(new PSNoteProperty("writeErrorStream", value: true));
        using var shell = PowerShell.Create(engine.Runspace);
        shell.AddCommand("Out-Default").AddParameter("InputObject", error).Invoke();
    }

    [GeneratedRegex(@"^-(?<name>\p{L}[\w-]*)(:(?<value>.*))?$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();
}
