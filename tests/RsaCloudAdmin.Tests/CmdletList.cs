using System.Management.Automation;
using System.Reflection;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>The module's cmdlets as PowerShell knows them, and their classes.</summary>
internal static class CmdletList
{
    private static readonly Lazy<IReadOnlyDictionary<string, CmdletInfo>> Cmdlets = new(Read);

    /// <summary>Their names, in order.</summary>
    public static IEnumerable<string> Names => Cmdlets.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>Those that change something at the service.</summary>
    public static IEnumerable<string> Changing => Names.Where(name => name.Split('-')[0] is "Enable" or "Disable" or "Unlock");

    public static CmdletInfo Info(string name) => Cmdlets.Value[name];

    public static Type Class(string name) => Info(name).ImplementingType;

    public static CmdletAttribute Attribute(string name) => Class(name).GetCustomAttribute<CmdletAttribute>()!;

    /// <summary>The parameters that the cmdlet has of its own, without those that every cmdlet has.</summary>
    public static IEnumerable<PropertyInfo> Parameters(string name) =>
        Class(name).GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)));

    private static Dictionary<string, CmdletInfo> Read()
    {
        using var engine = PowerShellEngine.Open();
        engine.Import(ModuleFolder.Find());
        return engine.Run("Get-Command -Module RsaCloudAdmin").OutputAs<CmdletInfo>().ToDictionary(cmdlet => cmdlet.Name);
    }
}
