using System.Xml.Linq;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.HelpBuilder;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Tests.Help.Building;

/// <summary>The help combines the written pages with the cmdlets' declarations, and a build fails if either is missing.</summary>
public sealed class HelpBuilderTests : IDisposable
{
    private readonly HelpFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_person_writes_is_put_together_with_what_the_cmdlet_says_of_itself()
    {
        var help = ShippedHelp.Read(_folder.Build()[1]);

        Assert.Equal(("Get-Sample", "Gets samples.", "Gets samples with -Name <name>. - One.\n- Two.", ""), (help.Name, help.Synopsis, help.Description, help.Notes));
        Assert.Equal(
            [
                new("Color", "The color.", "System.String", "None", "none", false, "Named", "false", false),
                new("Confirm", "Asks first.", "System.Management.Automation.SwitchParameter", "False", "cf", false, "Named", "false", false),
                new("Day", "The day.", "System.DayOfWeek", "Friday", "none", false, "Named", "false", false),
                new("Hidden", "Nobody types this.", "System.Nullable`1[System.TimeSpan]", "None", "none", false, "Named", "false", false),
                new("Name", "The names.", "System.String[]", "None", "Title, Label", true, "0", "true (ByValue, ByPropertyName)", true),
                new("Sizes", "The sizes.", "System.Int32[]", "1, 2", "none", false, "Named", "false", false),
                new("WhatIf", "Shows what would be done.", "System.Management.Automation.SwitchParameter", "False", "wi", false, "Named", "false", false),
            ],
            help.Parameters);
        Assert.Equal([new ExampleHelp("Example 1: At the prompt", "Get-Sample a\n\nGet-Sample b\n\na\nb", "Gets two.")], help.Examples);
        Assert.Equal([new TypeHelp("System.String[]", "Names.")], help.Inputs);
        Assert.Equal([new TypeHelp("System.String", "A sample.")], help.Outputs);
        Assert.Equal(["Clear-Sample"], help.Links);
    }

    [Fact]
    public void The_syntax_has_what_is_typed_and_the_values_that_are_accepted()
    {
        var syntaxes = _folder.Build()[1].Elements().Single(element => element.Name.LocalName == "syntax").Elements().ToList();

        string[] Names(XElement syntax) => [.. Parameters(syntax).Select(parameter => parameter.Elements().First(element => element.Name.LocalName == "name").Value)];
        Assert.Equal(["Name", "Color", "Sizes", "WhatIf", "Confirm"], Names(syntaxes[0]));
        Assert.Equal(["Day", "Color", "Sizes", "WhatIf", "Confirm"], Names(syntaxes[1]));
        Assert.Equal(["Red", "Green"], AcceptedValues(syntaxes[0], "Color"));
        Assert.Equal(Enum.GetNames<DayOfWeek>(), AcceptedValues(syntaxes[1], "Day"));
    }

    [Fact]
    public void A_cmdlet_without_types_has_the_shared_texts_for_none()
    {
        var help = ShippedHelp.Read(_folder.Build()[0]);

        Assert.Equal([new TypeHelp("None", "It takes nothing.")], help.Inputs);
        Assert.Equal([new TypeHelp("None", "It emits nothing.")], help.Outputs);
        Assert.Empty(help.Parameters);
    }

    [Theory]
    [InlineData("### -Day\n\nThe day.\n", "", "There is no text for the parameter -Day of Get-Sample")]
    [InlineData("### -Day", "### -Date", "Get-Sample has no parameter -Date")]
    [InlineData("The day.", "", "There is no text for -Day")]
    [InlineData("The day.", "The day", "The text for -Day does not end with a full stop")]
    [InlineData("### -Day", "### -Color\n\nThe color.\n\n### -Day", "The text for -Color is the one in Shared.md")]
    [InlineData("### -Name", "### -Day\n\nAgain.\n\n### -Name", "There are two headings -Day")]
    [InlineData("### System.String[]\n\nNames.", "", "There is no text for what the pipeline passes in: System.String[] of Get-Sample")]
    [InlineData("### System.String[]", "### System.Int32\n\nA number.\n\n### System.String[]", "Get-Sample takes from the pipeline no System.Int32")]
    [InlineData("### System.String\n\nA sample.", "", "There is no text for the output System.String of Get-Sample")]
    [InlineData("### System.String\n", "### System.Int32\n\nA number.\n\n### System.String\n", "Get-Sample does not emit System.Int32")]
    [InlineData("\nGets two.\n", "", "The example 'At the prompt' of Get-Sample does not end with a sentence")]
    [InlineData("Gets two.", "Gets two", "The example 'At the prompt' of Get-Sample does not end with a sentence")]
    [InlineData("```powershell", "```", "The example 'At the prompt' of Get-Sample does not begin with code")]
    [InlineData("### At the prompt", "", "There is no example of Get-Sample")]
    [InlineData("## SYNOPSIS\n\nGets samples.\n", "", "The page of Get-Sample has no section SYNOPSIS")]
    [InlineData("Gets samples.", "", "There is no text for SYNOPSIS")]
    [InlineData("## SYNOPSIS", "## SYNTAX", "The help has no section SYNTAX")]
    [InlineData("# Get-Sample\n", "# Get-Other\n", "The title of the page is not Get-Sample")]
    [InlineData("The names.", "The **names**.", "Get-Help cannot show this Markdown (EmphasisInline)")]
    [InlineData("The names.", "The <name>.", "Get-Help cannot show this Markdown (HtmlInline)")]
    [InlineData("The names.", "> The names.", "Get-Help cannot show this Markdown (QuoteBlock)")]
    [InlineData("### -Name", "#### -Name", "The heading -Name is not where one belongs")]
    [InlineData("- [Clear-Sample](Clear-Sample.md)", "Clear-Sample", "RELATED LINKS is not a list of links")]
    public void What_is_wrong_with_a_page_is_named_with_the_file(string part, string by, string expected)
    {
        _folder.Replace("Get-Sample.md", part, by);

        Assert.Contains(_folder.Problems(), problem => problem.StartsWith(_folder.PathOf("Get-Sample.md"), StringComparison.Ordinal) && problem.Contains($": error HELP: {expected}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_line_is_that_of_the_heading()
    {
        _folder.Replace("Get-Sample.md", "### -Name", "### -Nome");

        var line = Array.IndexOf(File.ReadAllLines(_folder.PathOf("Get-Sample.md")), "### -Nome") + 1;
        Assert.Contains(_folder.Problems(), problem => problem.StartsWith($"{_folder.PathOf("Get-Sample.md")}({line}): ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cmdlet_without_a_page_and_a_page_without_a_cmdlet_are_named()
    {
        File.Move(_folder.PathOf("Clear-Sample.md"), _folder.PathOf("Remove-Sample.md"));

        var problems = _folder.Problems();

        Assert.Contains(problems, problem => problem.StartsWith($"{_folder.PathOf("Clear-Sample.md")}(1): error HELP: Clear-Sample has no help page", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith($"{_folder.PathOf("Remove-Sample.md")}(1): error HELP: There is no cmdlet Remove-Sample", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("### -Color", "### -Colour", "No cmdlet uses the text for -Colour")]
    [InlineData("The color.", "The color", "The text for -Color does not end with a full stop")]
    [InlineData("## PARAMETERS", "## NOTES", "NOTES cannot be shared")]
    public void What_is_wrong_with_the_shared_texts_is_named(string part, string by, string expected)
    {
        _folder.Replace("Shared.md", part, by);

        Assert.Contains(_folder.Problems(), problem => problem.StartsWith(_folder.PathOf("Shared.md"), StringComparison.Ordinal) && problem.Contains($": error HELP: {expected}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_program_that_the_build_runs_fails_and_writes_nothing_if_a_page_is_wrong()
    {
        foreach (var page in Directory.GetFiles(Repository.PathOf("docs/help"), "*.md"))
            File.Copy(page, _folder.PathOf(Path.GetFileName(page)), overwrite: true);
        File.Delete(_folder.PathOf("Clear-Sample.md"));
        File.Delete(_folder.PathOf("Get-Sample.md"));
        _folder.Replace("Unlock-RsaUserMethod.md", "### -Method", "### -Methods");

        var (exitCode, _, errors) = await ChildProgram.RunAsync(
            "dotnet",
            [typeof(Problems).Assembly.Location, Path.Combine(ModuleFolder.Find(), "RsaCloudAdmin.dll"), Path.Combine(ModuleFolder.Find(), "lib/net8.0/RsaCloudAdmin.Client.dll"), _folder.PathOf(""), Repository.PathOf("src/RsaCloudAdmin/Topics"), _folder.PathOf("built")],
            environment: null,
            TestContext.Current.CancellationToken);

        Assert.Equal(1, exitCode);
        Assert.Contains($"{_folder.PathOf("Unlock-RsaUserMethod.md")}(", errors, StringComparison.Ordinal);
        Assert.Contains("Unlock-RsaUserMethod has no parameter -Methods", errors, StringComparison.Ordinal);
        Assert.Contains("There is no text for the parameter -Method of Unlock-RsaUserMethod", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("built")));
    }

    private static IEnumerable<XElement> Parameters(XElement syntax) => syntax.Elements().Where(element => element.Name.LocalName == "parameter");

    private static IEnumerable<string> AcceptedValues(XElement syntax, string parameter) => Parameters(syntax)
        .Single(element => element.Elements().First(part => part.Name.LocalName == "name").Value == parameter)
        .Elements().Single(element => element.Name.LocalName == "parameterValueGroup").Elements().Select(value => value.Value);
}
