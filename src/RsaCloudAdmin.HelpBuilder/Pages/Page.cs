using Markdig;
using Markdig.Syntax;

namespace RsaCloudAdmin.HelpBuilder.Pages;

/// <summary>A page of the help, by its headings.</summary>
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

    /// <summary>The heading of the page; null if it has none.</summary>
    public string? Title { get; private set; }

    /// <summary>The headings of the second level, with those of the third as their parts.</summary>
    public List<Section> Sections { get; } = [];

    public static Page Read(string file, Problems problems)
    {
        var page = new Page(file, problems);
        foreach (var block in Markdown.Parse(System.IO.File.ReadAllText(file)))
            page.Add(block);
        return page;
    }

    public Section? Find(string section) => Sections.Find(found => found.Title == section);

    /// <summary>The parts of a section; none if the page does not have it.</summary>
    public IReadOnlyList<Section> PartsOf(string section) => Find(section)?.Parts ?? [];

    /// <summary>The paragraphs of a text, as Get-Help shows them.</summary>
    public IReadOnlyList<string> Paragraphs(IEnumerable<Block> blocks) => _text.Paragraphs(blocks);

    /// <summary>The text below a heading, which has to end with a sentence.</summary>
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
            // What stands before the first section introduces the page, and is for people who read the file.
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

/// <summary>A heading of a page and what is below it.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Line">Its line, counted from 1.</param>
internal sealed record Section(string Title, int Line)
{
    /// <summary>Text and code below the heading, up to the first heading of the next level.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>The headings of the next level.</summary>
    public List<Section> Parts { get; } = [];
}
