using System.Globalization;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin;

/// <summary>Reads and writes dates in ISO 8601 format.</summary>
internal static class IsoDate
{
    // One of RSA's examples has no colons in the time: 2022-05-24T084041.067Z.
    private static readonly Regex TimeWithoutColons = new("(?<=[Tt])([0-9]{2})([0-9]{2})([0-9]{2})", RegexOptions.CultureInvariant);

    /// <summary>Returns the date in UTC; null if the text is not a date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">Whether a date without a time zone is UTC, as the service's dates are, or local.</param>
    public static DateTime? Read(string text, DateTimeStyles zone = DateTimeStyles.AssumeUniversal) =>
        BeginsWithDay(text.TrimStart()) && DateTimeOffset.TryParse(TimeWithoutColons.Replace(text, "$1:$2:$3", 1), CultureInfo.InvariantCulture, zone, out var date) ? date.UtcDateTime : null;

    /// <summary>Returns the date in UTC, with milliseconds. A date without a time zone is local.</summary>
    public static string Write(DateTime date) => date.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    // .NET also accepts other formats, such as a time of today, the month before the day, or a month without a year.
    private static bool BeginsWithDay(string text) =>
        text.Length >= 10 && text[4] == '-' && text[7] == '-' && text.Take(4).All(c => c is >= '0' and <= '9');
}
