using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>A cmdlet that changes the status of users' hardware tokens.</summary>
public abstract class HardwareTokenCommand : UserChangeCommand<RsaHardwareToken>
{
    // "Cloud Administration Enable Hardware Token API", property tokenSerialNumber.
    private const int LongestSerialNumber = 36;

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
            _ when ExcelDamage.IsIn(number) => throw Invalid($"{DisplayText.Quote(number)}, for {row}, is what Excel makes of a serial number that it takes for a quantity. In Excel, import the list with this column as Text (Data > From Text/CSV), and save it again."),
            _ => number,
        };
    }

    private static RsaCloudAdminException Invalid(string what) => new(RsaErrorReason.InvalidTokenSerialNumber, what);
}
