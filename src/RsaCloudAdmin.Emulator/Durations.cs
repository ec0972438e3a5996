using System.Globalization;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Emulator;

/// <summary>Reads times from a command line.</summary>
public static partial class Durations
{
    /// <summary>Reads a time such as <c>20ms</c>, <c>1.5s</c>, <c>2m</c> or <c>1h</c>, up to one day.</summary>
    public static bool TryParse(string text, out TimeSpan time)
    {
        var parts = Form().Match(text);
        time = TimeSpan.Zero;
        if (!parts.Success || !double.TryParse(parts.Groups["number"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return false;

        var unit = parts.Groups["unit"].Value switch
        {
            "ms" => TimeSpan.FromMilliseconds(1),
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            _ => TimeSpan.FromHours(1),
        };
        // One day is longer than anyone waits, and far below the largest TimeSpan.
        if (number > TimeSpan.FromDays(1) / unit)
            return false;
        time = number * unit;
        return true;
    }

    [GeneratedRegex(@"^(?<number>[0-9]+(\.[0-9]+)?)(?<unit>ms|s|m|h)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
