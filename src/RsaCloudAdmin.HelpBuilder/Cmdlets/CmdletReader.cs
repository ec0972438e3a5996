using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace RsaCloudAdmin.HelpBuilder.Cmdlets;

/// <summary>Reads the metadata of cmdlets, in a runspace that contains nothing else.</summary>
internal static class CmdletReader
{
    /// <summary>Returns the metadata of each cmdlet among the types, sorted by name.</summary>
    public static IReadOnlyList<CmdletFacts> Read(IEnumerable<Type> types)
    {
        var cmdlets = types.Where(type => !type.IsAbstract && type.IsDefined(typeof(CmdletAttribute), inherit: false))
            .Select(type => (Name: NameOf(type), Type: type)).OrderBy(cmdlet => cmdlet.Name, StringComparer.Ordinal).ToList();
        var state = InitialSessionState.Create();
        foreach (var (name, type) in cmdlets)
            state.Commands.Add(new SessionStateCmdletEntry(name, type, helpFileName: null));
        using var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        // PowerShell resolves a command's parameters in the thread's default runspace.
        var before = Runspace.DefaultRunspace;
        Runspace.DefaultRunspace = runspace;
        try
        {
            return [.. cmdlets.Select(cmdlet => Read((CmdletInfo)runspace.SessionStateProxy.InvokeCommand.GetCommand(cmdlet.Name, CommandTypes.Cmdlet)))];
        }
        finally
        {
            Runspace.DefaultRunspace = before;
        }
    }

    private static string NameOf(Type type)
    {
        var cmdlet = type.GetCustomAttribute<CmdletAttribute>(inherit: false)!;
        return $"{cmdlet.VerbName}-{cmdlet.NounName}";
    }

    private static CmdletFacts Read(CmdletInfo cmdlet)
    {
        var reader = new ParameterReader(cmdlet.ImplementingType);
        var parameters = cmdlet.Parameters.Values.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name))
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal).ToList();
        return new CmdletFacts
        {
            Name = cmdlet.Name,
            Parameters = [.. parameters.Select(reader.Read)],
            Syntaxes = [.. cmdlet.ParameterSets.OrderByDescending(set => set.IsDefault).Select(set => Syntax(set, cmdlet, reader))],
            Inputs = OrNone(parameters.Where(IsFromPipeline).Select(parameter => $"{parameter.ParameterType}")),
            // CmdletInfo.OutputType needs the session's current location, and this session has no drives.
            Outputs = OrNone(cmdlet.ImplementingType.GetCustomAttributes<OutputTypeAttribute>().SelectMany(output => output.Type).Select(type => type.Name)),
        };
    }

    // PowerShell's order: positional parameters, then mandatory ones, then the rest.
    private static IReadOnlyList<ParameterFacts> Syntax(CommandParameterSetInfo set, CmdletInfo cmdlet, ParameterReader reader) =>
    [
        .. set.Parameters
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name) && !IsHidden(parameter))
            .OrderBy(parameter => parameter.Position < 0 ? int.MaxValue : parameter.Position)
            .ThenByDescending(parameter => parameter.IsMandatory)
            .Select(parameter => reader.Read(cmdlet.Parameters[parameter.Name], parameter)),
    ];

    private static bool IsHidden(CommandParameterInfo parameter) => parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow);

    private static bool IsFromPipeline(ParameterMetadata parameter) =>
        parameter.ParameterSets.Values.Any(set => set.ValueFromPipeline || set.ValueFromPipelineByPropertyName);

    private static IReadOnlyList<string> OrNone(IEnumerable<string> types) => [.. types.Distinct().DefaultIfEmpty(CmdletFacts.NoType)];
}
