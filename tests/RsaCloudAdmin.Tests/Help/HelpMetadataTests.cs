using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>The metadata in the help matches the cmdlets.</summary>
public class HelpMetadataTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    public static TheoryData<string> Names => [.. HelpPage.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_parameter_is_documented_with_its_type_default_aliases_and_ways_of_binding(string name)
    {
        var command = Find(name);

        Assert.Equal(OwnParameters(command).Select(parameter => Describe(command, parameter)), ShippedHelp.Find(name).Parameters.Select(parameter => parameter with { Text = "" }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_syntax_is_the_cmdlets_without_what_nobody_types(string name)
    {
        var command = Find(name);
        var hidden = OwnParameters(command).Where(IsHidden).Select(parameter => parameter.Name).ToList();

        var expected = command.ParameterSets.Select(set => $"{name} {hidden.Aggregate(WithValues(set), (text, parameter) => Without(text, parameter))}");

        Assert.Equal(expected.Order(StringComparer.Ordinal), ShownSyntaxes(name).Order(StringComparer.Ordinal));
        Assert.StartsWith(WithValues(command.ParameterSets.Single(set => set.IsDefault || command.ParameterSets.Count == 1)).Split(' ')[0], ShownSyntaxes(name)[0][(name.Length + 1)..], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Inputs_and_outputs_are_what_the_cmdlet_takes_and_emits(string name)
    {
        var command = Find(name);
        var page = ShippedHelp.Find(name);
        var inputs = OwnParameters(command).Where(parameter => parameter.ParameterSets.Values.Any(set => set.ValueFromPipeline || set.ValueFromPipelineByPropertyName)).Select(parameter => $"{parameter.ParameterType}");

        Assert.Equal(OrNone(inputs), page.Inputs.Select(input => input.Type).Order(StringComparer.Ordinal));
        Assert.Equal(OrNone(command.OutputType.Select(type => type.Name)), page.Outputs.Select(output => output.Type).Order(StringComparer.Ordinal));
    }

    private CmdletInfo Find(string cmdlet) => Assert.IsType<CmdletInfo>(Assert.Single(session.Run($"Get-Command {cmdlet}").Output).BaseObject);

    private static ParameterHelp Describe(CmdletInfo command, ParameterMetadata parameter)
    {
        var sets = parameter.ParameterSets.Values;
        string[] ways = [.. sets.Any(set => set.ValueFromPipeline) ? ["ByValue"] : Array.Empty<string>(), .. sets.Any(set => set.ValueFromPipelineByPropertyName) ? ["ByPropertyName"] : Array.Empty<string>()];
        var position = sets.Max(set => set.Position);
        return new ParameterHelp(
            parameter.Name,
            "",
            $"{parameter.ParameterType}",
            Default(command, parameter),
            parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases),
            sets.Any(set => set.IsMandatory),
            position < 0 ? "Named" : position.ToString(CultureInfo.InvariantCulture),
            ways.Length == 0 ? "false" : $"true ({string.Join(", ", ways)})",
            parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any());
    }

    // The parameter's value if it is not given.
    private static string Default(CmdletInfo command, ParameterMetadata parameter)
    {
        if (parameter.ParameterType == typeof(SwitchParameter))
            return "False";
        var value = command.ImplementingType.GetProperty(parameter.Name)!.GetValue(Activator.CreateInstance(command.ImplementingType));
        return value switch
        {
            null => "None",
            Array list => string.Join(", ", ((IEnumerable)list).Cast<object>()),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }

    private static IEnumerable<ParameterMetadata> OwnParameters(CmdletInfo command) => command.Parameters.Values
        .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name)).OrderBy(parameter => parameter.Name, StringComparer.Ordinal);

    private static bool IsHidden(ParameterMetadata parameter) => parameter.Attributes.OfType<ParameterAttribute>().Any(attribute => attribute.DontShow);

    // One syntax per line: the screen is wide enough.
    private List<string> ShownSyntaxes(string name) =>
        [.. $"{Assert.Single(session.Run($"(Get-Help {name}).syntax | Out-String -Width 4000").Output)}".Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    // Get-Help shows the values of an enumeration where Get-Command shows its name.
    private static string WithValues(CommandParameterSetInfo set) => set.Parameters
        .Select(parameter => parameter.ParameterType.GetElementType() ?? parameter.ParameterType).Where(type => type.IsEnum).Distinct()
        .Aggregate($"{set}", (text, type) => Regex.Replace(text, $@"<{type.Name}(\[\])?>", $"{{{string.Join(" | ", Enum.GetNames(type))}}}"));

    private static string Without(string syntax, string parameter)
    {
        var begin = syntax.IndexOf($"[-{parameter} <", StringComparison.Ordinal);
        return begin < 0 ? syntax : syntax.Remove(begin, syntax.IndexOf(']', begin) + 2 - begin);
    }

    private static IEnumerable<string> OrNone(IEnumerable<string> types) => types.Distinct().Order(StringComparer.Ordinal).DefaultIfEmpty("None");
}
