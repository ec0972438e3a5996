using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>The help pages are complete, and the module ships their content.</summary>
public class HelpTextTests
{
    private static readonly string[] Leftovers = ["{{", "}}", "TODO", "Fill in", "TBD", "Lorem"];

    public static TheoryData<string> Names => [.. HelpPage.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void All_that_a_page_says_is_shipped(string name)
    {
        var shipped = string.Join("\n", TextsOf(ShippedHelp.Find(name)));

        Assert.NotEmpty(HelpPage.Paragraphs(name));
        Assert.All(HelpPage.Paragraphs(name), paragraph => Assert.Contains(paragraph, shipped, StringComparison.Ordinal));
    }

    [Fact]
    public void All_that_cmdlets_share_is_shipped()
    {
        var shipped = string.Join("\n", ShippedHelp.All.SelectMany(TextsOf));

        Assert.NotEmpty(HelpPage.Paragraphs(HelpPage.Shared));
        Assert.All(HelpPage.Paragraphs(HelpPage.Shared), paragraph => Assert.Contains(paragraph, shipped, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_else_is_shipped() => Assert.Equal(HelpPage.Names, ShippedHelp.All.Select(help => help.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_left_to_fill_in(string name)
    {
        var help = ShippedHelp.Find(name);

        Assert.DoesNotContain(Leftovers, leftover => HelpPage.TextOf(name).Contains(leftover, StringComparison.OrdinalIgnoreCase));
        Assert.All(TextsOf(help), text => Assert.EndsWith(".", text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void There_is_an_example_for_the_prompt_for_a_list_and_for_a_scheduled_script(string name)
    {
        var examples = ShippedHelp.Find(name).Examples;

        Assert.InRange(examples.Count, 3, 6);
        Assert.Equal(HelpPage.ExamplesOf(name).Select((example, index) => ($"Example {index + 1}: {example.Title}", example.Shipped)), examples.Select(example => (example.Title, example.Code)));
        Assert.EndsWith("At the prompt", examples[0].Title, StringComparison.Ordinal);
        Assert.Contains(examples, example => example.Title.Contains("CSV list", StringComparison.Ordinal) && example.Code.Contains("Import-Csv", StringComparison.Ordinal));
        Assert.Contains(examples, example => example.Title.EndsWith("In a scheduled script", StringComparison.Ordinal) && example.Code.StartsWith("$ErrorActionPreference = 'Stop'", StringComparison.Ordinal));
        Assert.All(examples, example => Assert.Contains(name, string.Concat(example.Code), StringComparison.Ordinal));
        // Get-Help indents code by four characters and wraps lines at 80 columns.
        Assert.All(examples.SelectMany(example => example.Code.Split('\n')), line => Assert.InRange(line.Length, 0, 75));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Links_lead_to_what_there_is(string name)
    {
        var text = HelpPage.TextOf(name);
        var links = text[text.IndexOf("## RELATED LINKS", StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Repository.PathOf($"docs/help/{link.Split('(', ')')[1]}")), link));
        Assert.Equal(links.Select(link => link.Split('[', ']')[1]), ShippedHelp.Find(name).Links);
        Assert.All(ShippedHelp.Find(name).Links, link => Assert.True(HelpPage.Names.Contains(link) || AboutTopic.Names.Contains(link), link));
    }

    private static IEnumerable<string> TextsOf(CommandHelp help) =>
        [help.Synopsis, help.Description, .. help.Notes.Length > 0 ? [help.Notes] : Array.Empty<string>(), .. help.Parameters.Select(p => p.Text), .. help.Examples.Select(e => e.Text), .. help.Inputs.Concat(help.Outputs).Select(t => t.Text)];
}
