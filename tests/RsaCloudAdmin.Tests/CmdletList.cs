using System.Management.Automation;
using System.Reflection;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Tests.Cmdlets;

namespace RsaCloudAdmin.Tests;

/// <summary>The module's cmdlets as PowerShell knows them, their classes, and how their specifications call them.</summary>
internal static class CmdletList
{
    private static readonly Lazy<IReadOnlyDictionary<string, CmdletInfo>> Cmdlets = new(Read);

    /// <summary>Their names, in order.</summary>
    public static IEnumerable<string> Names => Cmdlets.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>Those that change something at the service, by their own declaration.</summary>
    public static IEnumerable<string> Changing => Names.Where(name => Attribute(name).SupportsShouldProcess);

    /// <summary>Those that do something for each user of a list.</summary>
    public static IEnumerable<string> TakingUsers => Names.Where(name => Info(name).Parameters.ContainsKey("UserId"));

    /// <summary>Those that work by a connection, which they may be given.</summary>
    public static IEnumerable<string> TakingConnections => Names.Where(name => Info(name).Parameters.ContainsKey("Connection"));

    /// <summary>Those that can be stopped while they wait for the service.</summary>
    public static IEnumerable<string> Waiting => Names.Where(name => typeof(IDisposable).IsAssignableFrom(Class(name)));

    /// <summary>The calls of all cmdlets, in the order of a session: what connects comes first, what disconnects last.</summary>
    public static IEnumerable<CmdletCall> Session => Names
        .OrderBy(name => Attribute(name).VerbName switch { VerbsCommunications.Connect => 0, VerbsCommunications.Disconnect => 2, _ => 1 })
        .SelectMany(CallsOf);

    public static CmdletInfo Info(string name) => Cmdlets.Value[name];

    public static Type Class(string name) => Info(name).ImplementingType;

    public static CmdletAttribute Attribute(string name) => Class(name).GetCustomAttribute<CmdletAttribute>()!;

    /// <summary>The parameters that the cmdlet has of its own, without those that every cmdlet has.</summary>
    public static IEnumerable<PropertyInfo> Parameters(string name) =>
        Class(name).GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)));

    /// <summary>The name of the class that specifies a cmdlet.</summary>
    public static string SpecificationOf(string name) => name.Replace("-", "", StringComparison.Ordinal) + "Tests";

    /// <summary>How a cmdlet's specification calls it: in each way that makes a difference to what it returns.</summary>
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
