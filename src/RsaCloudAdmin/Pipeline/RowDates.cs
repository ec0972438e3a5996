using System.Globalization;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Reads dates in columns of rows. What tells no time zone is local, as Export-Csv writes the module's own dates.</summary>
internal static class RowDates
{
    // As Export-Csv writes dates, and as spreadsheets do that leave out the seconds.
    private static readonly string[] FormsOfTheCulture = ["G", "g"];

    /// <summary>The date in local time; null if there is none, or what cannot be read as one.</summary>
    public static DateTime? Read(object? value) => value switch
    {
        DateTime { Kind: DateTimeKind.Utc } date => date.ToLocalTime(),
        DateTime date => DateTime.SpecifyKind(date, DateTimeKind.Local),
        DateTimeOffset moment => moment.LocalDateTime,
        string text => Parse(text),
        _ => null,
    };

    // Before AM newer systems write a narrow space and older ones a usual one.
    private static DateTime? Parse(string text) =>
        DateTime.TryParseExact(text, FormsOfTheCulture, CultureInfo.CurrentCulture, DateTimeStyles.AssumeLocal | DateTimeStyles.AllowWhiteSpaces, out var date)
            ? date
            : IsoDate.Read(text, DateTimeStyles.AssumeLocal)?.ToLocalTime();
}
