using System.Management.Automation;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>A cmdlet that changes users' hardware tokens.</summary>
public abstract class HardwareTokenCommand : UserChangeCommand<RsaHardwareToken>
{
    // "Cloud Administration Enable Hardware Token API", property tokenSerialNumber.
    private const int LongestSerialNumber = 36;

    // What a spreadsheet makes of a long number that it took for a quantity: 1.23E+09 and #### have lost digits;
    // 1000000004.0, 1,000,000,004, ="1000000004" and '1000000004 have gained characters. Separators differ by country.
    private static readonly Regex ExcelDamage = new(
        @"^(#+|="".*""|'\d+|\d+([.,]\d+)?E[+-]?\d+|\d+[.,]0+|\d{1,3}([.,' \u00A0\u2019\u202F]\d{3})+([.,]0+)?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The number at the back of the token, at most 36 characters.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("SerialNumber", "Serial")]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? TokenSerialNumber { get; set; }

    /// <summary>The serial number of a row's token.</summary>
    /// <exception cref="RsaCloudAdminException">There is none, or it cannot be one.</exception>
    private protected string SerialNumberOf(UserRow row)
    {
        var number = TextOf(nameof(TokenSerialNumber), TokenSerialNumber, row, what => Invalid($"The serial number of the hardware token of {row} {what}."));
        return number switch
        {
            "" => throw Invalid($"The serial number of the hardware token of {row} is missing."),
            { Length: > LongestSerialNumber } => throw Invalid($"{DisplayText.Quote(number)}, for {row}, is not a serial number: none is longer than {LongestSerialNumber} characters."),
            _ when ExcelDamage.IsMatch(number) => throw Invalid($"{DisplayText.Quote(number)}, for {row}, is what Excel makes of a serial number that it takes for a quantity. In Excel, import the list with this column as Text (Data > From Text/CSV), and save it again."),
            _ => number,
        };
    }

    private static RsaCloudAdminException Invalid(string what) => new(RsaErrorReason.InvalidTokenSerialNumber, what);
}
