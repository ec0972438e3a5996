using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Disables hardware tokens that are assigned to users.</summary>
[Cmdlet(VerbsLifecycle.Disable, "RsaHardwareToken", SupportsShouldProcess = true)]
[OutputType(typeof(RsaHardwareToken))]
public sealed class DisableRsaHardwareTokenCommand : HardwareTokenCommand
{
    private protected override RowRequest<RsaHardwareToken> Prepare(CloudAdminClient client, UserRow row)
    {
        var serialNumber = SerialNumberOf(row);
        return new($"Disable hardware token {DisplayText.Quote(serialNumber)}", call => client.HardwareTokens.DisableAsync(row.User!, serialNumber, call));
    }
}
