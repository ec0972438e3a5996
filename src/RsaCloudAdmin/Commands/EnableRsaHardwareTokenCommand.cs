using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Enables hardware tokens that are assigned to users.</summary>
[Cmdlet(VerbsLifecycle.Enable, "RsaHardwareToken", SupportsShouldProcess = true)]
[OutputType(typeof(RsaHardwareToken))]
public sealed class EnableRsaHardwareTokenCommand : HardwareTokenCommand
{
    private protected override string Action => $"Enable hardware token {Quoted.Text(SerialNumber)}";

    private protected override Task<RsaHardwareToken> SendAsync(CloudAdminClient client, UserRow row, CallContext call) =>
        client.EnableHardwareTokenAsync(row.User!, SerialNumber, call);
}
