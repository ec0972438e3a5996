using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Synchronizes users with their identity source.</summary>
[Cmdlet(VerbsData.Sync, "RsaUser", SupportsShouldProcess = true)]
[OutputType(typeof(RsaUser))]
public sealed class SyncRsaUserCommand : UserChangeCommand<RsaUser>
{
    private protected override RowRequest<RsaUser> Prepare(CloudAdminClient client, UserRow row) =>
        new("Synchronize the user", call => client.Users.SynchronizeAsync(row.User!, call));
}
