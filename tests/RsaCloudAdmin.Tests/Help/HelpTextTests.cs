namespace RsaCloudAdmin.Tests.Help;

/// <summary>That the pages of the help are whole, and that what the module ships says the same.</summary>
public class HelpTextTests
{
    private static readonly string[] Leftovers = ["{{", "}}", "TODO", "Fill in", "TBD", "Lorem"];

    public static TheoryData<string> Names => [.. MarkdownHelp.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_shipped_says_what_the_page_says(string name)
    {
        var page = MarkdownHelp.Read(name);
        var shipped = Assert.Single(ShippedHelp.All, help => help.Name == name);

        // If this fails: ./build.ps1 -Task Help
        Assert.Equal((page.Synopsis, page.Description, page.Notes), (shipped.Synopsis, shipped.Description, shipped.Notes));
        Assert.Equal(page.Parameters, shipped.Parameters);
        Assert.Equal(page.Examples, shipped.Examples);
        Assert.Equal(page.Inputs, shipped.Inputs);
        Assert.Equal(page.Outputs, shipped.Outputs);
        Assert.Equal(page.Links, shipped.Links);
    }

    [Fact]
    public void Nothing_else_is_shipped() => Assert.Equal(MarkdownHelp.Names, ShippedHelp.All.Select(help => help.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_left_to_fill_in(string name)
    {
        var page = MarkdownHelp.Read(name);

        Assert.DoesNotContain(Leftovers, leftover => MarkdownHelp.TextOf(name).Contains(leftover, StringComparison.OrdinalIgnoreCase));
        Assert.All([page.Synopsis, page.Description, page.Notes, .. page.Parameters.Select(p => p.Text), .. page.Examples.Select(e => e.Text), .. page.Inputs.Concat(page.Outputs).Select(t => t.Text)],
            text => Assert.EndsWith(".", text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void There_is_an_example_for_the_prompt_for_a_list_and_for_a_scheduled_script(string name)
    {
        var examples = MarkdownHelp.Read(name).Examples;

        Assert.InRange(examples.Count, 3, 6);
        Assert.Equal(Enumerable.Range(1, examples.Count).Select(n => $"Example {n}"), examples.Select(example => example.Title.Split(':')[0]));
        Assert.EndsWith("At the prompt", examples[0].Title, StringComparison.Ordinal);
        Assert.Contains(examples, example => example.Title.Contains("CSV list", StringComparison.Ordinal) && example.Code.Contains("Import-Csv", StringComparison.Ordinal));
        Assert.Contains(examples, example => example.Title.EndsWith("In a scheduled script", StringComparison.Ordinal) && example.Code.StartsWith("$ErrorActionPreference = 'Stop'", StringComparison.Ordinal));
        Assert.All(examples, example => Assert.Contains(name, string.Concat(example.Code), StringComparison.Ordinal));
        // Get-Help indents code by four and breaks what does not fit a window of 80.
        Assert.All(examples.SelectMany(example => example.Code.Split('\n')), line => Assert.InRange(line.Length, 0, 75));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Links_lead_to_what_there_is(string name)
    {
        var text = MarkdownHelp.TextOf(name);
        var links = text[text.IndexOf("## RELATED LINKS", StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Repository.PathOf($"docs/help/{link.Split('(', ')')[1]}")), link));
    }
}
