using System.Globalization;
using System.Text;

namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>Writes a text as a C# literal, so that nothing is lost in a terminal or a log.</summary>
internal static class Escaped
{
    public static string Text(string text)
    {
        var shown = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => shown.Append("\\\""),
                '\\' => shown.Append("\\\\"),
                '\r' => shown.Append("\\r"),
                '\n' => shown.Append("\\n"),
                >= ' ' and <= '~' => shown.Append(character),
                _ => shown.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }

        return shown.Append('"').ToString();
    }
}
