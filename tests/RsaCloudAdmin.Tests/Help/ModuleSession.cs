using System.Management.Automation;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>An engine with the staged module, for the tests of a class that ask for nothing but what the module says of itself.</summary>
public sealed class ModuleSession : IDisposable
{
    private readonly PowerShellEngine _engine = PowerShellEngine.Open();

    public ModuleSession() => _engine.Import(ModuleFolder.Find());

    public void Dispose() => _engine.Dispose();

    /// <summary>What a script emits that must end without an error.</summary>
    internal IReadOnlyList<PSObject> Run(string script)
    {
        var result = _engine.Run(script);
        Assert.Empty(result.Errors);
        Assert.Null(result.TerminatingError);
        return result.Output;
    }

    internal CmdletInfo Find(string cmdlet) => Assert.IsType<CmdletInfo>(Assert.Single(Run($"Get-Command {cmdlet}")).BaseObject);
}
