using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Disables hardware tokens that are assigned to users.</summary>
[Cmdlet(VerbsLifecycle.Disable, "RsaHardwareToken", SupportsShouldProcess = true)]
[OutputType(typeof(RsaHardwareToken))]
public sealed class DisableRsaHardwareTokenCommand : HardwareTokenCommand
{
    private protected override string Action => $"Disable hardware token {Quoted.Text(SerialNumber)}";

    private protected override Task<RsaHardwareToken> SendAsync(CloudAdminClient client, UserRow row, CallContext call) =>
        client.DisableHardwareTokenAsync(row.User!, SerialNumber, call);
}
