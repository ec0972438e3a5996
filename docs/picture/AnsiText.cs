using System.Globalization;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Picture;

/// <summary>Reads the output of a program in a terminal: text with ANSI color sequences.</summary>
internal static partial class AnsiText
{
    /// <summary>Returns the rows of the terminal. Blank text is left out.</summary>
    /// <param name="text">The output.</param>
    /// <param name="columns">The width of the terminal. Longer lines continue in the next row.</param>
    public static IReadOnlyList<IReadOnlyList<AnsiSpan>> Rows(string text, int columns)
    {
        var rows = new List<List<AnsiSpan>> { new() };
        int? color = null;
        var isBold = false;
        var column = 0;
        foreach (Match part in Parts().Matches(text))
        {
            if (part.Groups["codes"].Success)
            {
                foreach (var code in part.Groups["codes"].Value.Split(';'))
                    (color, isBold) = Apply(code.Length == 0 ? 0 : int.Parse(code, CultureInfo.InvariantCulture), color, isBold);
            }
            else if (part.Value == "\n")
            {
                rows.Add([]);
                column = 0;
            }
            else
            {
                for (var rest = part.Value; rest.Length > 0;)
                {
                    if (column == columns)
                    {
                        rows.Add([]);
                        column = 0;
                    }

                    var fits = rest[..Math.Min(rest.Length, columns - column)];
                    if (!string.IsNullOrWhiteSpace(fits))
                        rows[^1].Add(new AnsiSpan(column + fits.Length - fits.TrimStart().Length, fits.Trim(), color, isBold));
                    column += fits.Length;
                    rest = rest[fits.Length..];
                }
            }
        }

        return rows;
    }

    private static (int? Color, bool IsBold) Apply(int code, int? color, bool isBold) => code switch
    {
        0 => (null, false),
        1 => (color, true),
        22 => (color, false),
        39 => (null, isBold),
        (>= 30 and <= 37) or (>= 90 and <= 97) => (code, isBold),
        _ => (color, isBold),
    };

    [GeneratedRegex(@"\e\[(?<codes>[\d;]*)m|\n|[^\e\n]+", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
