using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Restores users who are marked as deleted.</summary>
[Cmdlet(VerbsData.Restore, "RsaUser", SupportsShouldProcess = true)]
[OutputType(typeof(RsaUserDeletion))]
public sealed class RestoreRsaUserCommand : UserChangeCommand<RsaUserDeletion>
{
    private protected override RowRequest<RsaUserDeletion> Prepare(CloudAdminClient client, UserRow row) =>
        new("Restore the user", call => client.Users.RestoreAsync(row.User!, call));
}
