using System.Management.Automation;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>The base class of cmdlets that change users' hardware tokens.</summary>
public abstract class HardwareTokenCommand : UserChangeCommand<RsaHardwareToken>
{
    // Source: "Cloud Administration Enable Hardware Token API", property tokenSerialNumber.
    private const int LongestSerialNumber = 36;

    // Spreadsheets damage long numbers. 1.23E+09 and #### have lost digits. 1000000004.0, 1,000,000,004, ="1000000004"
    // and '1000000004 have extra characters. Separators depend on the country.
    private static readonly Regex ExcelDamage = new(
        @"^(#+|="".*""|'\d+|\d+([.,]\d+)?E[+-]?\d+|\d+[.,]0+|\d{1,3}([.,' \u00A0\u2019\u202F]\d{3})+([.,]0+)?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The serial number on the back of the token, at most 36 characters.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("SerialNumber", "Serial")]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? TokenSerialNumber { get; set; }

    /// <summary>Returns the serial number of a row's token.</summary>
    /// <exception cref="RsaCloudAdminException">The serial number is missing or invalid.</exception>
    private protected string SerialNumberOf(UserRow row)
    {
        var number = TextOf(nameof(TokenSerialNumber), TokenSerialNumber, row, what => Invalid($"The serial number of the hardware token of {row} {what}."));
        return number switch
        {
            "" => throw Invalid($"The serial number of the hardware token of {row} is missing."),
            { Length: > LongestSerialNumber } => throw Invalid($"{DisplayText.Quote(number)}, for {row}, is not a serial number: it has more than {LongestSerialNumber} characters."),
            _ when ExcelDamage.IsMatch(number) => throw Invalid($"{DisplayText.Quote(number)}, for {row}, is a serial number that Excel converted to a number. In Excel, import the list with this column as Text (Data > From Text/CSV), and save it again."),
            _ => number,
        };
    }

    private static RsaCloudAdminException Invalid(string what) => new(RsaErrorReason.InvalidTokenSerialNumber, what);
}
