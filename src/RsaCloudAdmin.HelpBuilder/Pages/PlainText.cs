using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RsaCloudAdmin.HelpBuilder.Pages;

/// <summary>Converts Markdown to the plain text that Get-Help shows. Get-Help wraps lines itself.</summary>
/// <param name="report">Receives a line number, counted from 1, and why Get-Help cannot show the Markdown there.</param>
internal sealed class PlainText(Action<int, string> report)
{
    public string Read(LeafBlock block)
    {
        var text = new StringBuilder();
        Write(block.Inline, block, text);
        return text.ToString();
    }

    public IReadOnlyList<string> Paragraphs(IEnumerable<Block> blocks) => [.. blocks.Select(Paragraph).OfType<string>()];

    // The items of a list stay on separate lines.
    private string? Paragraph(Block block) => block switch
    {
        ParagraphBlock paragraph => Read(paragraph),
        ListBlock { IsOrdered: false } list => string.Join('\n', list.Cast<ListItemBlock>().Select(item => $"- {string.Join(' ', Paragraphs(item))}")),
        _ => Refuse(block, block),
    };

    private void Write(ContainerInline? inlines, Block block, StringBuilder text)
    {
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            if (inline is LinkInline { IsImage: false } link)
                Write(link, block, text);
            else
                text.Append(inline switch
                {
                    LiteralInline literal => literal.Content.ToString(),
                    CodeInline code => code.Content,
                    LineBreakInline => " ",
                    HtmlEntityInline entity => entity.Transcoded.ToString(),
                    AutolinkInline address => address.Url,
                    _ => Refuse(inline, block),
                });
        }
    }

    private string? Refuse(MarkdownObject part, Block block)
    {
        report(block.Line + 1, $"Get-Help cannot show this Markdown ({part.GetType().Name}). Write paragraphs and lists, with code in backticks and links as their only marks.");
        return null;
    }
}
