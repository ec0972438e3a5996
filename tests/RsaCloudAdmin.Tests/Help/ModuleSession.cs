using System.Management.Automation;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>An engine with the staged module, for test classes that only query the module's own declarations.</summary>
public sealed class ModuleSession : IDisposable
{
    private readonly PowerShellEngine _engine = PowerShellEngine.Open();

    public ModuleSession() => _engine.Import(ModuleFolder.Find());

    public void Dispose() => _engine.Dispose();

    /// <summary>Runs a script that must not cause an error, and returns its output.</summary>
    internal IReadOnlyList<PSObject> Run(string script)
    {
        var result = _engine.Run(script);
        Assert.Empty(result.Errors);
        Assert.Null(result.TerminatingError);
        return result.Output;
    }

    internal CmdletInfo Find(string cmdlet) => Assert.IsType<CmdletInfo>(Assert.Single(Run($"Get-Command {cmdlet}")).BaseObject);
}
