using System.Management.Automation;
using System.Management.Automation.Runspaces;
using RsaCloudAdmin.Emulator.Tool;

namespace RsaCloudAdmin.Testing.Engine;

/// <summary>A session that shows what a person would see at a prompt. The staged module is imported.</summary>
public sealed class ScreenSession : IDisposable
{
    private readonly ScreenHost _host;

    /// <summary>Opens a session.</summary>
    /// <param name="width">The columns of a line.</param>
    /// <param name="useColor">Whether the screen has colors.</param>
    public ScreenSession(int width = ScreenHost.DefaultWidth, bool useColor = false)
    {
        _host = new ScreenHost(width, useColor);
        Engine = PowerShellEngine.Open(_host);
        Engine.Import(ModuleFolder.Find());
    }

    /// <summary>The engine, to set and read variables.</summary>
    public PowerShellEngine Engine { get; }

    /// <summary>Everything shown so far.</summary>
    public string Text => _host.Text;

    /// <summary>Removes everything shown so far, and changes the columns of a line.</summary>
    public void Clear(int columns) => _host.Clear(columns);

    /// <summary>Runs a line as if it had been typed.</summary>
    /// <returns>Whether it ran to its end. A cmdlet's terminating error ends only its own statement.</returns>
    public bool Type(string line)
    {
        using var shell = PowerShell.Create(Engine.Runspace).AddScript(line);
        // Shows errors in order with the output.
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.AddCommand("Out-Default");
        try
        {
            shell.Invoke();
            return true;
        }
        catch (RuntimeException e)
        {
            using var report = PowerShell.Create(Engine.Runspace);
            report.AddCommand("Out-Default").AddParameter("InputObject", e.ErrorRecord).Invoke();
            return false;
        }
    }

    public void Dispose() => Engine.Dispose();
}
