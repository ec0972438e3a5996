using Markdig.Syntax;

namespace RsaCloudAdmin.HelpBuilder.Pages;

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
