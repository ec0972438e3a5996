using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace RsaCloudAdmin.Sandbox.Engine;

/// <summary>
/// The cmdlets that scripts expect of any PowerShell, and that the engine's own package has not got: there they lie in
/// assemblies that come with pwsh only. Those here have the names, the parameters and the ways of the real ones, as far
/// as they go, and give way to them.
/// </summary>
internal static class StockCmdlets
{
    public static void AddTo(InitialSessionState state)
    {
        var present = state.Commands.Select(command => command.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var type in typeof(StockCmdlets).Assembly.GetTypes())
        {
            if (type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet && !present.Contains(NameOf(cmdlet)))
                state.Commands.Add(new SessionStateCmdletEntry(NameOf(cmdlet), type, helpFileName: null));
        }
    }

    private static string NameOf(CmdletAttribute cmdlet) => $"{cmdlet.VerbName}-{cmdlet.NounName}";
}
