using System.Management.Automation;

namespace RsaCloudAdmin.Sandbox.Tour;

/// <summary>Sets the tour's own words off from what PowerShell prints.</summary>
internal sealed class TourPrinter(TextWriter output, bool useColor)
{
    /// <summary>A line of the tour's own.</summary>
    public void Say(string text) => output.WriteLine(text);

    /// <summary>What the next commands are about.</summary>
    public void Title(int number, string title)
    {
        output.WriteLine();
        output.WriteLine(Styled(PSStyle.Instance.Bold, $"{number}. {title}"));
        output.WriteLine();
    }

    /// <summary>A command, as it would be typed.</summary>
    public void Typed(string line) => output.WriteLine($"{Styled(PSStyle.Instance.Foreground.BrightBlack, "PS>")} {line}");

    private string Styled(string style, string text) => useColor ? $"{style}{text}{PSStyle.Instance.Reset}" : text;
}
