using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Renames hardware tokens that are assigned to users.</summary>
[Cmdlet(VerbsCommon.Rename, "RsaHardwareToken", SupportsShouldProcess = true)]
[OutputType(typeof(RsaHardwareToken))]
public sealed class RenameRsaHardwareTokenCommand : HardwareTokenCommand
{
    /// <summary>The token's new name, at most 255 characters.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? NewName { get; set; }

    private protected override RowRequest<RsaHardwareToken> Prepare(CloudAdminClient client, UserRow row)
    {
        var serialNumber = SerialNumberOf(row);
        RsaCloudAdminException Invalid(string why) => new(RsaErrorReason.InvalidRequest, $"The new name of the hardware token of {row} {why}.");
        var name = HardwareTokenName.Read(TextOf(nameof(NewName), NewName, row, Invalid), Invalid) ?? throw Invalid("is missing");
        return new($"Rename hardware token {DisplayText.Quote(serialNumber)} to {DisplayText.Quote(name)}", call => client.HardwareTokens.RenameAsync(row.User!, serialNumber, name, call));
    }
}
