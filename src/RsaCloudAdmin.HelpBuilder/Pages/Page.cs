using Markdig;
using Markdig.Syntax;

namespace RsaCloudAdmin.HelpBuilder.Pages;

/// <summary>A help page, split by its headings.</summary>
internal sealed class Page
{
    private const int SectionLevel = 2;
    private const int PartLevel = 3;

    private readonly Problems _problems;
    private readonly PlainText _text;

    private Page(string file, Problems problems)
    {
        File = file;
        _problems = problems;
        _text = new PlainText(Report);
    }

    public string File { get; }

    /// <summary>The title of the page; null if it has none.</summary>
    public string? Title { get; private set; }

    /// <summary>The level 2 headings, with the level 3 headings as their parts.</summary>
    public List<Section> Sections { get; } = [];

    public static Page Read(string file, Problems problems)
    {
        var page = new Page(file, problems);
        foreach (var block in Markdown.Parse(System.IO.File.ReadAllText(file)))
            page.Add(block);
        return page;
    }

    public Section? Find(string section) => Sections.Find(found => found.Title == section);

    /// <summary>Returns the parts of a section; empty if the page does not have the section.</summary>
    public IReadOnlyList<Section> PartsOf(string section) => Find(section)?.Parts ?? [];

    /// <summary>Returns the paragraphs as Get-Help shows them.</summary>
    public IReadOnlyList<string> Paragraphs(IEnumerable<Block> blocks) => _text.Paragraphs(blocks);

    /// <summary>Returns the text below a heading. Reports a problem if it is empty or does not end with a period.</summary>
    public IReadOnlyList<string> TextOf(Section section)
    {
        var paragraphs = Paragraphs(section.Blocks);
        if (paragraphs.Count == 0)
            Report(section.Line, $"There is no text for {section.Title}. Write it here.");
        else if (!EndsWithSentence(paragraphs))
            Report(section.Line, $"The text for {section.Title} does not end with a full stop. Write whole sentences.");
        return paragraphs;
    }

    public static bool EndsWithSentence(IReadOnlyList<string> paragraphs) => paragraphs.Count > 0 && paragraphs[^1].EndsWith('.');

    public void Report(int line, string message) => _problems.Add(File, line, message);

    private void Add(Block block)
    {
        if (block is not HeadingBlock heading)
        {
            // Text before the first section is for readers of the file. It is not part of the help.
            if (Sections.Count > 0)
                (Sections[^1].Parts.LastOrDefault() ?? Sections[^1]).Blocks.Add(block);
            return;
        }

        var section = new Section(_text.Read(heading), heading.Line + 1);
        if (heading.Level == 1 && Title is null)
            Title = section.Title;
        else if (heading.Level == SectionLevel)
            AddTo(Sections, section);
        else if (heading.Level == PartLevel && Sections.Count > 0)
            AddTo(Sections[^1].Parts, section);
        else
            Report(section.Line, $"The heading {section.Title} is not where one belongs. A page has one title (#), sections (##) and their parts (###).");
    }

    private void AddTo(List<Section> sections, Section section)
    {
        if (sections.Exists(other => other.Title == section.Title))
            Report(section.Line, $"There are two headings {section.Title}. Remove one.");
        else
            sections.Add(section);
    }
}

/// <summary>A heading of a page, and the content below it.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Line">The line number of the heading, counted from 1.</param>
internal sealed record Section(string Title, int Line)
{
    /// <summary>The text and code below the heading, up to the next heading.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>The headings of the next level.</summary>
    public List<Section> Parts { get; } = [];
}
