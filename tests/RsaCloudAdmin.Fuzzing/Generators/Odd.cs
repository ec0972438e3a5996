using CsCheck;

namespace RsaCloudAdmin.Fuzzing.Generators;

internal static class Odd
{
    /// <summary>Texts that have broken programs before.</summary>
    public static readonly Gen<string> Text = Gen.Frequency<string>(
        (4, Gen.String[0, 30]),
        (2, Gen.Char[' ', '~'].Array[0, 30].Select(characters => new string(characters))),
        (6, Gen.OneOfConst(
            "", " ", "\0", "\a", "\u001b[31m", "\r\n", "\n", "\r", "\t", "\u0085", "\uFEFF", "\uD800", "\uDC00", "\uDC00\uD800", "\u202Eevil", "\u2066", "\u2028", "e\u0301", "\u00e9",
            "\u65e5\u672c", "\U0001F511", "\uFF0E\uFF0E\uFF0F", "\u0130\u0131", "\"", "\\", "\\\"", "'", "`", "$(", "{", "}", "[", "]", ",", ":", ";", "=", "@", "#", "?", "%", "%00", "%2e%2e", "%2F", "../", "..\\", "//",
            "null", "true", "NaN", "-0", "1e999", "0x1F", "--", "-----BEGIN", "\\u0000", "\\ud800", "<html>", "<!--", "\u00ef\u00bb\u00bf", "\u00ff\u00fe", "\u00c0\u0080", "\u00ed\u00a0\u0080")),
        (1, Gen.Select(Gen.OneOfConst("A", "9", " ", "\0", "[", "{\"a\":", "(", "\u00e9", "\U0001F511", "%41", "\r\n"), Gen.OneOfConst(10, 63, 64, 65, 127, 128, 255, 256, 257, 1000, 5000), Repeated)));

    /// <summary>Random bytes, one character per byte.</summary>
    public static readonly Gen<string> Bytes = Gen.Byte.Array[0, 300].Select(System.Text.Encoding.Latin1.GetString);

    /// <summary>A number that is out of range, or almost.</summary>
    public static readonly Gen<string> Number = Gen.Frequency<string>(
        (3, Gen.Long.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        (3, Gen.Int[-10, 100_000].Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        (1, Gen.Double.Where(double.IsFinite).Select(n => n.ToString("R", System.Globalization.CultureInfo.InvariantCulture))),
        (2, Gen.OneOfConst("0", "-0", "-1", "1e999", "1E-400", "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "253402300799999", "253402300800000", "-62135596800000", "-62135596800001", "0.5", "1.0")),
        (1, Gen.Int[20, 2000].Select(n => new string('9', n))));

    private static string Repeated(string piece, int times) => new System.Text.StringBuilder().Insert(0, piece, times).ToString();
}
