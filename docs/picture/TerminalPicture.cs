using System.Globalization;
using System.Xml.Linq;

namespace RsaCloudAdmin.Picture;

/// <summary>Draws terminal text as an SVG picture. It remains text that can be searched, copied and read aloud.</summary>
internal static class TerminalPicture
{
    private const double CharacterWidth = 8.4;
    private const double LineHeight = 19;
    private const double Margin = 16;
    private const double TitleBar = 34;
    private const double Baseline = 14;

    private static readonly string[] WindowButtons = ["#ff5f57", "#febc2e", "#28c840"];

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // ANSI colors, in shades that differ on the dark background.
    private static readonly Dictionary<int, string> Colors = new()
    {
        [30] = "#4c566a", [31] = "#ff6b68", [32] = "#8cc265", [33] = "#e5c07b", [34] = "#61afef", [35] = "#c678dd", [36] = "#56b6c2", [37] = "#d7dae0",
        [90] = "#7f848e", [91] = "#ff8785", [92] = "#a5e075", [93] = "#f0d399", [94] = "#8cc8ff", [95] = "#dd9cf0", [96] = "#7fd5df", [97] = "#ffffff",
    };

    /// <summary>Draws a picture.</summary>
    /// <param name="rows">The rows of the terminal.</param>
    /// <param name="columns">The width of the terminal.</param>
    /// <param name="title">A description of the picture.</param>
    public static XElement Draw(IReadOnlyList<IReadOnlyList<AnsiSpan>> rows, int columns, string title)
    {
        var width = (columns * CharacterWidth) + (2 * Margin);
        var height = (rows.Count * LineHeight) + TitleBar + Margin;
        return new XElement(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
            new XAttribute("width", Number(width)),
            new XAttribute("height", Number(height)),
            new XAttribute("role", "img"),
            new XElement(Svg + "title", title),
            new XElement(Svg + "rect", new XAttribute("width", "100%"), new XAttribute("height", "100%"), new XAttribute("rx", 8), new XAttribute("fill", "#1e222a")),
            WindowButtons.Select((color, i) => new XElement(
                Svg + "circle", new XAttribute("cx", Number(Margin + 6 + (20 * i))), new XAttribute("cy", Number(TitleBar / 2)), new XAttribute("r", 6), new XAttribute("fill", color))),
            new XElement(
                Svg + "g",
                new XAttribute("font-family", "Cascadia Mono, Menlo, Consolas, DejaVu Sans Mono, monospace"),
                new XAttribute("font-size", 14),
                new XAttribute("fill", "#d7dae0"),
                rows.SelectMany((spans, row) => spans.Select(span => DrawSpan(span, row)))));
    }

    private static XElement DrawSpan(AnsiSpan span, int row) => new(
        Svg + "text",
        new XAttribute("x", Number(Margin + (span.Column * CharacterWidth))),
        new XAttribute("y", Number(TitleBar + (row * LineHeight) + Baseline)),
        // Keeps columns aligned in every font.
        new XAttribute("textLength", Number(span.Text.Length * CharacterWidth)),
        new XAttribute(XNamespace.Xml + "space", "preserve"),
        span.Color is { } color ? new XAttribute("fill", Colors[color]) : null,
        span.IsBold ? new XAttribute("font-weight", "bold") : null,
        span.Text);

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
