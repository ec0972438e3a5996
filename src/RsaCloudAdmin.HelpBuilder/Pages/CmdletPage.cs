using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using RsaCloudAdmin.HelpBuilder.Cmdlets;
using RsaCloudAdmin.HelpBuilder.Maml;

namespace RsaCloudAdmin.HelpBuilder.Pages;

/// <summary>Combines a cmdlet's page, the shared texts and the cmdlet's metadata, and reports what is missing or wrong.</summary>
internal sealed class CmdletPage(CmdletFacts cmdlet, Page page, SharedTexts shared)
{
    private const string CodeLanguage = "powershell";
    private const string OutputLanguage = "output";

    public CmdletHelp Read()
    {
        RequireSections();
        return new CmdletHelp
        {
            Facts = cmdlet,
            Synopsis = TextOf(SectionNames.Synopsis),
            Description = TextOf(SectionNames.Description),
            Parameters = Texts(SectionNames.Parameters, [.. cmdlet.Parameters.Select(parameter => $"-{parameter.Name}")], "has no parameter", "the parameter")
                .ToDictionary(text => text.Type[1..], text => text.Text),
            Examples = [.. page.PartsOf(SectionNames.Examples).Select(Example)],
            Inputs = Texts(SectionNames.Inputs, cmdlet.Inputs, "takes from the pipeline no", "what the pipeline passes in:"),
            Outputs = Texts(SectionNames.Outputs, cmdlet.Outputs, "does not emit", "the output"),
            Notes = TextOf(SectionNames.Notes),
            Links = Links(),
        };
    }

    private void RequireSections()
    {
        if (page.Title != cmdlet.Name)
            page.Report(1, $"The title of the page is not {cmdlet.Name}. Begin the page with: # {cmdlet.Name}");
        foreach (var missing in SectionNames.Required.Where(name => page.Find(name) is null))
            page.Report(1, $"The page of {cmdlet.Name} has no section {missing}. Add it.");
        foreach (var unknown in page.Sections.Where(section => !SectionNames.All.Contains(section.Title)))
            page.Report(unknown.Line, $"The help has no section {unknown.Title}. Use one of {string.Join(", ", SectionNames.All)}.");
        if (page.Find(SectionNames.Examples) is { Parts.Count: 0 } examples)
            page.Report(examples.Line, $"There is no example of {cmdlet.Name}. Write one below a heading (###) that names the task.");
    }

    private IReadOnlyList<string> TextOf(string section) => page.Find(section) is { } found ? page.TextOf(found) : [];

    // The texts of the page come first, in the order of the page. The shared page provides the rest.
    private List<TypeHelp> Texts(string section, IReadOnlyList<string> wanted, string isNot, string what)
    {
        List<TypeHelp> texts = [];
        foreach (var part in page.PartsOf(section))
        {
            var text = page.TextOf(part);
            if (!wanted.Contains(part.Title))
                page.Report(part.Line, $"{cmdlet.Name} {isNot} {part.Title}. Correct the heading, or remove the text.");
            else if (shared.Find(section, part.Title) is { } same && same.SequenceEqual(text))
                page.Report(part.Line, $"The text for {part.Title} is the one in {SharedTexts.FileName}. Remove it here.");
            texts.Add(new(part.Title, text));
        }

        foreach (var title in wanted.Where(title => !texts.Exists(text => text.Type == title)))
        {
            var text = shared.Use(section, title);
            if (text is null)
                page.Report(page.Find(section)?.Line ?? 1, $"There is no text for {what} {title} of {cmdlet.Name}. Write it here below ## {section} as ### {title}, or in {SharedTexts.FileName} if it means the same in several cmdlets.");
            texts.Add(new(title, text ?? []));
        }

        return texts;
    }

    private ExampleHelp Example(Section example)
    {
        var code = CodeAt(example, 0, CodeLanguage);
        if (code is null)
            page.Report(example.Line, $"The example '{example.Title}' of {cmdlet.Name} does not begin with code. Write it between ```{CodeLanguage} and ```.");
        var output = code is null ? null : CodeAt(example, 1, OutputLanguage);
        var text = page.Paragraphs(example.Blocks.Skip((code is null ? 0 : 1) + (output is null ? 0 : 1)));
        if (!Page.EndsWithSentence(text))
            page.Report(example.Line, $"The example '{example.Title}' of {cmdlet.Name} does not end with a sentence. Write below its code what the result is.");
        return new(example.Title, code ?? string.Empty, output, text);
    }

    private static string? CodeAt(Section example, int index, string language) =>
        example.Blocks.ElementAtOrDefault(index) is FencedCodeBlock { Info: var info } block && info == language ? block.Lines.ToString() : null;

    private List<string> Links()
    {
        if (page.Find(SectionNames.Links) is not { } section)
            return [];
        var links = section.Blocks.SelectMany(block => block.Descendants<LinkInline>()).Select(link => $"{link.FirstChild}").ToList();
        if (links.Count == 0 || section.Blocks.Any(block => block is not ListBlock))
            page.Report(section.Line, $"{SectionNames.Links} is not a list of links. Write each as: - [Get-RsaUser](Get-RsaUser.md)");
        return links;
    }
}
