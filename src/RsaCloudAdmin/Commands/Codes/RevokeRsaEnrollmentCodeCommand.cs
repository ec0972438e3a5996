using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Revokes the enrollment codes of users.</summary>
[Cmdlet(VerbsSecurity.Revoke, "RsaEnrollmentCode", SupportsShouldProcess = true)]
[OutputType(typeof(RsaRevokedCode))]
public sealed class RevokeRsaEnrollmentCodeCommand : UserChangeCommand<RsaRevokedCode>
{
    private protected override RowRequest<RsaRevokedCode> Prepare(CloudAdminClient client, UserRow row) =>
        new("Revoke the enrollment code", call => client.Codes.RevokeEnrollmentCodeAsync(row.User!, call));
}
