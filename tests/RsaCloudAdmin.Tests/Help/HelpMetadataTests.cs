using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>That the help's facts are those of the cmdlets.</summary>
public class HelpMetadataTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    public static TheoryData<string> Names => [.. MarkdownHelp.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_parameter_is_documented_with_its_type_default_aliases_and_ways_of_binding(string name)
    {
        var command = session.Find(name);

        Assert.Equal(OwnParameters(command).Select(parameter => Describe(command, parameter)), MarkdownHelp.Read(name).Parameters.Select(parameter => parameter with { Text = "" }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_is_said_to_be_in_the_sets_it_is_in_and_to_take_what_it_takes(string name)
    {
        foreach (var parameter in OwnParameters(session.Find(name)))
        {
            IEnumerable<string> Facts(string fact) => MarkdownHelp.ParameterFacts(name, parameter.Name, fact);
            var sets = parameter.ParameterSets.Keys.Select(set => set == ParameterAttribute.AllParameterSets ? "(All)" : set);
            var type = parameter.ParameterType.GetElementType() ?? parameter.ParameterType;

            Assert.Equal(sets.Order(StringComparer.Ordinal), Facts("Name").Order(StringComparer.Ordinal));
            Assert.Equal(type.IsEnum ? Enum.GetNames(type) : [], Facts("AcceptedValues"));
            Assert.Equal(IsHidden(parameter) ? "true" : "false", Facts("DontShow").Single());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_syntax_is_the_cmdlets_without_what_nobody_types(string name)
    {
        var command = session.Find(name);
        var hidden = OwnParameters(command).Where(IsHidden).Select(parameter => parameter.Name).ToList();

        var expected = command.ParameterSets.ToDictionary(
            set => set.Name + (set.IsDefault && command.ParameterSets.Count > 1 ? " (Default)" : ""),
            set => $"{name} {hidden.Aggregate(set.ToString(), (text, parameter) => Without(text, parameter))}");

        Assert.Equal(expected.OrderBy(set => set.Key), MarkdownHelp.Syntaxes(name).OrderBy(set => set.Key));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Inputs_and_outputs_are_what_the_cmdlet_takes_and_emits(string name)
    {
        var command = session.Find(name);
        var page = MarkdownHelp.Read(name);
        var inputs = OwnParameters(command).Where(parameter => parameter.ParameterSets.Values.Any(set => set.ValueFromPipeline || set.ValueFromPipelineByPropertyName)).Select(parameter => $"{parameter.ParameterType}");

        Assert.Equal(OrNone(inputs), page.Inputs.Select(input => input.Type).Order(StringComparer.Ordinal));
        Assert.Equal(OrNone(command.OutputType.Select(type => type.Name)), page.Outputs.Select(output => output.Type).Order(StringComparer.Ordinal));
    }

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

    // What the cmdlet has when nobody gave it anything.
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

    private static string Without(string syntax, string parameter)
    {
        var begin = syntax.IndexOf($"[-{parameter} <", StringComparison.Ordinal);
        return begin < 0 ? syntax : syntax.Remove(begin, syntax.IndexOf(']', begin) + 2 - begin);
    }

    private static IEnumerable<string> OrNone(IEnumerable<string> types) => types.Distinct().Order(StringComparer.Ordinal).DefaultIfEmpty("None");
}
