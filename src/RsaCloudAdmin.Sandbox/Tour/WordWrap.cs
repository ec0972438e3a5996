using System.Text;

namespace RsaCloudAdmin.Sandbox.Tour;

/// <summary>Breaks lines that are longer than the page between two words. Tables are laid out for the page and stay as they are.</summary>
internal sealed class WordWrap(TextWriter page, int width) : TextWriter
{
    public override Encoding Encoding => page.Encoding;

    public override void Write(char value) => page.Write(value);

    public override void WriteLine(string? value)
    {
        foreach (var line in (value ?? "").Split('\n').Select(line => line.TrimEnd('\r')))
            WriteBroken(line);
    }

    private void WriteBroken(string line)
    {
        while (line.Length > width && line.LastIndexOf(' ', width) is > 0 and var blank && !string.IsNullOrWhiteSpace(line[..blank]))
        {
            page.WriteLine(line[..blank].TrimEnd());
            // What goes on stands in a little, to be told from the next message.
            line = "    " + line[(blank + 1)..].TrimStart();
        }

        page.WriteLine(line);
    }
}
