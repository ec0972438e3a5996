using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Assigns hardware tokens to users.</summary>
[Cmdlet(VerbsCommon.Add, "RsaUserHardwareToken", SupportsShouldProcess = true)]
[OutputType(typeof(RsaHardwareToken))]
public sealed class AddRsaUserHardwareTokenCommand : HardwareTokenCommand
{
    /// <summary>The name of the token, at most 255 characters; by default, its serial number.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? TokenName { get; set; }

    private protected override RowRequest<RsaHardwareToken> Prepare(CloudAdminClient client, UserRow row)
    {
        var serialNumber = SerialNumberOf(row);
        RsaCloudAdminException Invalid(string why) => new(RsaErrorReason.InvalidRequest, $"The name of the hardware token of {row} {why}.");
        var name = HardwareTokenName.Read(TextOf(nameof(TokenName), TokenName, row, Invalid), Invalid);
        return new(
            $"Assign hardware token {DisplayText.Quote(serialNumber)}{(name is null ? string.Empty : $" with the name {DisplayText.Quote(name)}")}",
            call => client.HardwareTokens.AssignAsync(row.User!, serialNumber, name, call));
    }
}
