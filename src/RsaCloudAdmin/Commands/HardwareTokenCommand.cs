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
    public string? TokenSerialNumber { get; set; }

    private protected string SerialNumber => TokenSerialNumber?.Trim() ?? string.Empty;

    private protected override RsaCloudAdminException? FaultOf(UserRow row) => SerialNumber.Length switch
    {
        0 => new(RsaErrorReason.InvalidTokenSerialNumber, $"The serial number of the hardware token of {row} is missing."),
        > LongestSerialNumber => new(RsaErrorReason.InvalidTokenSerialNumber, $"{Quoted.Text(SerialNumber)}, for {row}, is no serial number: none is longer than {LongestSerialNumber} characters."),
        _ => null,
    };
}
