using System.Globalization;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Reads dates in columns of rows. A date without a time zone is local, as Export-Csv writes the module's own dates.</summary>
internal static class RowDates
{
    // Export-Csv writes the first format. Spreadsheets that leave out the seconds write the second one.
    private static readonly string[] FormsOfTheCulture = ["G", "g"];

    /// <summary>Returns the date in local time; null if the value is missing or is not a date.</summary>
    public static DateTime? Read(object? value) => value switch
    {
        DateTime { Kind: DateTimeKind.Utc } date => date.ToLocalTime(),
        DateTime date => DateTime.SpecifyKind(date, DateTimeKind.Local),
        DateTimeOffset moment => moment.LocalDateTime,
        string text => Parse(text),
        _ => null,
    };

    // Allows white space, because newer systems write a narrow space before AM, and older ones an ordinary space.
    private static DateTime? Parse(string text) =>
        DateTime.TryParseExact(text, FormsOfTheCulture, CultureInfo.CurrentCulture, DateTimeStyles.AssumeLocal | DateTimeStyles.AllowWhiteSpaces, out var date)
            ? date
            : IsoDate.Read(text, DateTimeStyles.AssumeLocal)?.ToLocalTime();
}
