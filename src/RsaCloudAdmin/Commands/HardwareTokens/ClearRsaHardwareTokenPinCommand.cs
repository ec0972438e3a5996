using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Clears the PINs of hardware tokens, so that the users must set new ones.</summary>
[Cmdlet(VerbsCommon.Clear, "RsaHardwareTokenPin", SupportsShouldProcess = true)]
[OutputType(typeof(RsaHardwareToken))]
public sealed class ClearRsaHardwareTokenPinCommand : HardwareTokenCommand
{
    private protected override RowRequest<RsaHardwareToken> Prepare(CloudAdminClient client, UserRow row)
    {
        var serialNumber = SerialNumberOf(row);
        return new($"Clear the PIN of hardware token {DisplayText.Quote(serialNumber)}", call => client.HardwareTokens.ClearPinAsync(row.User!, serialNumber, call));
    }
}
