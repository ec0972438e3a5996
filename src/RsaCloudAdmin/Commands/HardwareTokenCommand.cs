using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>The base class of cmdlets that change users' hardware tokens.</summary>
public abstract class HardwareTokenCommand : UserChangeCommand<RsaHardwareToken>
{
    // Source: "Cloud Administration Update Hardware Token Name API", property updatedName.
    private const int LongestName = 255;

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

    /// <summary>Returns a name for a row's token; null if the row and the parameter have none.</summary>
    /// <param name="parameter">The name of the parameter.</param>
    /// <param name="given">The value of the parameter.</param>
    /// <param name="row">The row.</param>
    /// <param name="what">What the name is, in messages.</param>
    /// <exception cref="RsaCloudAdminException">The name cannot be used.</exception>
    private protected string? NameOf(string parameter, PSObject? given, UserRow row, string what)
    {
        RsaCloudAdminException InvalidName(string why) => new(RsaErrorReason.InvalidRequest, $"The {what} of the hardware token of {row} {why}.");
        return TextOf(parameter, given, row, InvalidName) switch
        {
            { Length: > LongestName } name => throw InvalidName($"has {name.Length} characters. The maximum is {LongestName}"),
            var name when name.Any(char.IsControl) => throw InvalidName("contains a control character, such as a line break or a tab"),
            var name => string.IsNullOrWhiteSpace(name) ? null : name,
        };
    }
}
