using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Takes hardware tokens from users.</summary>
[Cmdlet(VerbsCommon.Remove, "RsaUserHardwareToken", SupportsShouldProcess = true)]
[OutputType(typeof(RsaHardwareToken))]
public sealed class RemoveRsaUserHardwareTokenCommand : HardwareTokenCommand
{
    private protected override RowRequest<RsaHardwareToken> Prepare(CloudAdminClient client, UserRow row)
    {
        var serialNumber = SerialNumberOf(row);
        return new($"Unassign hardware token {DisplayText.Quote(serialNumber)}", call => client.HardwareTokens.UnassignAsync(row.User!, serialNumber, call));
    }
}
