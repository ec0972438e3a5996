using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>The base class of cmdlets that change users' hardware tokens.</summary>
public abstract class HardwareTokenCommand : UserChangeCommand<RsaHardwareToken>
{
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
        var text = TextOf(nameof(TokenSerialNumber), TokenSerialNumber, row, what => Pipeline.TokenSerialNumber.Invalid($"The serial number of the hardware token of {row} {what}."));
        if (text.Length == 0 && AuthenticatorRow.KindOf(row.Columns) is { } kind and not RsaAuthenticatorKind.HardwareToken)
            throw Pipeline.TokenSerialNumber.Invalid($"The authenticator of {row} is a {(kind == RsaAuthenticatorKind.Fido ? "FIDO authenticator" : "device")}, not a hardware token, and has no serial number.");
        return Pipeline.TokenSerialNumber.Parse(text, $"{row}");
    }
}
