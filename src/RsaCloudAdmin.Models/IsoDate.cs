using System.Globalization;

namespace RsaCloudAdmin;

/// <summary>Reads dates of ISO 8601.</summary>
internal static class IsoDate
{
    /// <summary>The date in UTC; null if the text is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">Whether a date that tells no time zone is UTC, as the service's are, or local.</param>
    public static DateTime? Read(string text, DateTimeStyles zone = DateTimeStyles.AssumeUniversal) =>
        BeginsWithDay(text.TrimStart()) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, zone, out var date) ? date.UtcDateTime : null;

    // .NET reads much more as a date than ISO 8601, a time of today, a month before a day and a month without a year among it.
    private static bool BeginsWithDay(string text) =>
        text.Length >= 10 && text[4] == '-' && text[7] == '-' && text.Take(4).All(c => c is >= '0' and <= '9');
}
