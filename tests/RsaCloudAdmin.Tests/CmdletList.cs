using System.Management.Automation;
using System.Reflection;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Tests.Cmdlets;

namespace RsaCloudAdmin.Tests;

/// <summary>The module's cmdlets as PowerShell sees them, their classes, and the calls in their specifications.</summary>
internal static class CmdletList
{
    private static readonly Lazy<IReadOnlyDictionary<string, CmdletInfo>> Cmdlets = new(Read);

    // In an order that ends with an enabled user.
    private static readonly string[] StatusChanges = ["Disable-RsaUser", "Remove-RsaUser", "Restore-RsaUser", "Enable-RsaUser"];

    public static IEnumerable<string> Names => Cmdlets.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>The cmdlets that change something at the service, as they declare it.</summary>
    public static IEnumerable<string> Changing => Names.Where(name => Attribute(name).SupportsShouldProcess);

    public static IEnumerable<string> TakingUsers => Names.Where(name => Info(name).Parameters.ContainsKey("UserId"));

    public static IEnumerable<string> TakingConnections => Names.Where(name => Info(name).Parameters.ContainsKey("Connection"));

    /// <summary>The cmdlets that can be stopped while they wait for the service.</summary>
    public static IEnumerable<string> Waiting => Names.Where(name => typeof(IDisposable).IsAssignableFrom(Class(name)));

    /// <summary>
    /// The calls of all cmdlets, in the order of a session: connecting comes first, disconnecting last. The other calls need an
    /// enabled user, so the status of the user changes after them.
    /// </summary>
    public static IEnumerable<CmdletCall> Session => Names
        .OrderBy(name => Attribute(name).VerbName switch { VerbsCommunications.Connect => 0, VerbsCommunications.Disconnect => 3, _ => StatusChanges.Contains(name) ? 2 : 1 })
        .ThenBy(name => Array.IndexOf(StatusChanges, name))
        .SelectMany(CallsOf);

    public static CmdletInfo Info(string name) => Cmdlets.Value[name];

    public static Type Class(string name) => Info(name).ImplementingType;

    public static CmdletAttribute Attribute(string name) => Class(name).GetCustomAttribute<CmdletAttribute>()!;

    /// <summary>Returns the cmdlet's own parameters, without the common parameters.</summary>
    public static IEnumerable<PropertyInfo> Parameters(string name) =>
        Class(name).GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)));

    /// <summary>Returns the name of the class that specifies a cmdlet.</summary>
    public static string SpecificationOf(string name) => name.Replace("-", "", StringComparison.Ordinal) + "Tests";

    /// <summary>Returns the calls in a cmdlet's specification: one for each kind of result.</summary>
    public static IReadOnlyList<CmdletCall> CallsOf(string name)
    {
        var specification = typeof(ExampleAttribute).Assembly.GetType($"{typeof(ExampleAttribute).Namespace}.{SpecificationOf(name)}", throwOnError: true)!;
        return [.. specification.GetCustomAttributes<ExampleAttribute>().DefaultIfEmpty(new()).Select(example => new CmdletCall(name, example.Arguments, example.Headings, example.Before))];
    }

    private static Dictionary<string, CmdletInfo> Read()
    {
        using var engine = PowerShellEngine.Open();
        engine.Import(ModuleFolder.Find());
        return engine.Run("Get-Command -Module RsaCloudAdmin").OutputAs<CmdletInfo>().ToDictionary(cmdlet => cmdlet.Name);
    }
}
