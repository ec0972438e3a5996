using System.Management.Automation;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>The help as Get-Help finds it after the module is imported.</summary>
public class GetHelpTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    public static TheoryData<string> Names => [.. HelpPage.Names];

    public static TheoryData<string> Topics => [.. AboutTopic.Names];

    [Fact]
    public void Each_cmdlet_has_a_page_and_each_page_its_cmdlet() =>
        Assert.Equal(session.Run("(Get-Command -Module RsaCloudAdmin).Name").Output.Select(name => $"{name}").Order(StringComparer.Ordinal), HelpPage.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlets_help_is_what_is_shipped(string name)
    {
        var shipped = ShippedHelp.Find(name);
        var help = Assert.Single(session.Run($"Get-Help {name} -Full").Output);

        Assert.Equal(shipped.Synopsis, Text(help, "Synopsis"));
        Assert.Equal(shipped.Description, Text(help, "description"));
        Assert.Equal(shipped.Notes, Text(help, "alertSet.alert"));
        Assert.Equal(shipped.Parameters, Items(help, "parameters.parameter").Select(Parameter).OrderBy(parameter => parameter.Name, StringComparer.Ordinal));
        Assert.Equal(shipped.Examples, Items(help, "examples.example").Select(example => new ExampleHelp(Text(example, "title").Trim('-', ' '), Text(example, "code"), Text(example, "remarks"))));
        Assert.Equal(shipped.Inputs, Items(help, "inputTypes.inputType").Select(TypeOf));
        Assert.Equal(shipped.Outputs, Items(help, "returnValues.returnValue").Select(TypeOf));
        Assert.Equal(shipped.Links, Items(help, "relatedLinks.navigationLink").Select(link => Text(link, "linkText")));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_is_found_by_its_name(string name) =>
        Assert.Equal(new AboutTopic(name).Text.TrimEnd(), $"{Assert.Single(session.Run($"Get-Help {name}").Output)}".ReplaceLineEndings("\n").TrimEnd());

    private static ParameterHelp Parameter(PSObject parameter) => new(
        Text(parameter, "name"),
        Text(parameter, "description"),
        Text(parameter, "type.name"),
        Text(parameter, "defaultValue"),
        Text(parameter, "aliases"),
        Text(parameter, "required") == "true",
        Text(parameter, "position"),
        Text(parameter, "pipelineInput"),
        Text(parameter, "globbing") == "true");

    private static TypeHelp TypeOf(PSObject type) => new(Text(type, "type.name"), Text(type, "description"));

    // Texts are lists of paragraphs, each with a property Text.
    private static string Text(PSObject part, string path) =>
        string.Join(" ", Items(part, path).Select(item => $"{item.Properties["Text"]?.Value ?? item}".Trim()).Where(text => text.Length > 0));

    private static IEnumerable<PSObject> Items(PSObject part, string path) => path.Split('.').Aggregate(
        Enumerable.Repeat(part, 1),
        (parts, name) => parts.SelectMany(one => LanguagePrimitives.GetEnumerable(one.Properties[name]?.Value)?.Cast<object>() ?? Enumerable.Repeat(one.Properties[name]?.Value, 1))
            .OfType<object>().Select(PSObject.AsPSObject));
}
