using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Text that must not be shown on a screen unchanged.</summary>
internal static partial class HarmfulText
{
    /// <summary>Terminal commands, text direction marks, line breaks, invisible characters, unusual spaces, and lone surrogates.</summary>
    public const string Sample =
        "a\u001b[2J\u001b]0;b\u0007\u009b1m\u0000\b\t\r\nc\u0085\u2028\u2029d\u202E\u2066\u200Fe\u200B\u2060\uFEFF\u00ADf\u3164\u115F\uFFA0\u2800\u034Fg\uFE0F\u180B\u00A0\u2003\u3000h"
        + "\uDB40\uDC41i\uDB40\uDDEFj\uD834\uDD73k\uD800l\uDC00m";

    /// <summary>The expression that the module's messages use.</summary>
    // Taken from the assembly of the emitted types, which tests load from the module's folder.
    public static string Pattern { get; } = (string)CmdletList.Info("Get-RsaUser").OutputType.Single().Type.Assembly
        .GetType("RsaCloudAdmin.Harmful")!.GetField("Pattern")!.GetRawConstantValue()!;

    /// <summary>
    /// Returns the code points of a text that must not be shown; empty if there are none. Colors and line breaks by PowerShell are
    /// allowed.
    /// </summary>
    public static string FindIn(string shown) => string.Join(' ',
        Regex.Matches(Color().Replace(shown, string.Empty).Replace("\r\n", string.Empty, StringComparison.Ordinal).Replace("\n", string.Empty, StringComparison.Ordinal), Pattern)
            .Select(match => $"U+{(match.Value.Length == 2 ? char.ConvertToUtf32(match.Value, 0) : match.Value[0]):X4}").Distinct());

    [GeneratedRegex(@"\e\[[\d;]*m")]
    private static partial Regex Color();
}
