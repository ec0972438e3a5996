using System.Globalization;
using System.Management.Automation;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Reads dates in columns of rows. The module's own are UTC, and so is what tells no time zone.</summary>
internal static class RowDates
{
    // As Export-Csv writes dates, and as spreadsheets do that leave out the seconds.
    private static readonly string[] FormsOfTheCulture = ["G", "g"];

    /// <summary>The date in UTC; null if there is none, or what cannot be read as one.</summary>
    public static DateTime? Read(PSObject row, string column) => RowReader.Value(row, column) switch
    {
        DateTime { Kind: DateTimeKind.Local } local => local.ToUniversalTime(),
        DateTime date => DateTime.SpecifyKind(date, DateTimeKind.Utc),
        DateTimeOffset moment => moment.UtcDateTime,
        string text => OfText(text),
        _ => null,
    };

    private static DateTime? OfText(string text)
    {
        // Before AM newer systems write a narrow space and older ones a usual one.
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        return DateTime.TryParseExact(text, FormsOfTheCulture, CultureInfo.CurrentCulture, Utc, out var date) ? date : IsoDate.Read(text);
    }
}
