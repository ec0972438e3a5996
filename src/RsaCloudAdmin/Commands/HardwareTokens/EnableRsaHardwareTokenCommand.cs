using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Enables hardware tokens that are assigned to users.</summary>
[Cmdlet(VerbsLifecycle.Enable, "RsaHardwareToken", SupportsShouldProcess = true)]
[OutputType(typeof(RsaHardwareToken))]
public sealed class EnableRsaHardwareTokenCommand : HardwareTokenCommand
{
    private protected override RowRequest<RsaHardwareToken> Prepare(CloudAdminClient client, UserRow row)
    {
        var serialNumber = SerialNumberOf(row);
        return new($"Enable hardware token {DisplayText.Quote(serialNumber)}", call => client.HardwareTokens.EnableAsync(row.User!, serialNumber, call));
    }
}
