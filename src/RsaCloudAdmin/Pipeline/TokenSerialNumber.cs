using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Checks serial numbers of hardware tokens.</summary>
internal static class TokenSerialNumber
{
    // Source: "Cloud Administration Enable Hardware Token API", property tokenSerialNumber.
    private const int MaxLength = 36;

    // Spreadsheets damage long numbers. 1.23E+09 and #### have lost digits. 1000000004.0, 1,000,000,004, ="1000000004"
    // and '1000000004 have extra characters. Separators depend on the country.
    private static readonly Regex ExcelDamage = new(
        @"^(#+|="".*""|'\d+|\d+([.,]\d+)?E[+-]?\d+|\d+[.,]0+|\d{1,3}([.,' \u00A0\u2019\u202F]\d{3})+([.,]0+)?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>Returns the text if it may be a serial number.</summary>
    /// <param name="text">The text from a list or the command line.</param>
    /// <param name="user">The user of the token, for messages; null if the row has none.</param>
    /// <exception cref="RsaCloudAdminException">The serial number is missing or invalid.</exception>
    public static string Parse(string text, string? user = null) => text switch
    {
        "" => throw Invalid($"The serial number of the hardware token{(user is null ? string.Empty : $" of {user}")} is missing."),
        { Length: > MaxLength } => throw Invalid($"{Named(text, user)} is not a serial number: it has more than {MaxLength} characters."),
        _ when ExcelDamage.IsMatch(text) => throw Invalid($"{Named(text, user)} is a serial number that Excel converted to a number. In Excel, import the list with this column as Text (Data > From Text/CSV), and save it again."),
        _ => text,
    };

    public static RsaCloudAdminException Invalid(string what) => new(RsaErrorReason.InvalidTokenSerialNumber, what);

    private static string Named(string text, string? user) => user is null ? DisplayText.Quote(text) : $"{DisplayText.Quote(text)}, for {user},";
}
