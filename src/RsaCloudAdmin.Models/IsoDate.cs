using System.Globalization;

namespace RsaCloudAdmin;

/// <summary>Reads dates in ISO 8601 format.</summary>
internal static class IsoDate
{
    /// <summary>Returns the date in UTC; null if the text is not a date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">Whether a date without a time zone is UTC, as the service's dates are, or local.</param>
    public static DateTime? Read(string text, DateTimeStyles zone = DateTimeStyles.AssumeUniversal) =>
        BeginsWithDay(text.TrimStart()) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, zone, out var date) ? date.UtcDateTime : null;

    // .NET also accepts other formats, such as a time of today, the month before the day, or a month without a year.
    private static bool BeginsWithDay(string text) =>
        text.Length >= 10 && text[4] == '-' && text[7] == '-' && text.Take(4).All(c => c is >= '0' and <= '9');
}
