using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Disables users.</summary>
[Cmdlet(VerbsLifecycle.Disable, "RsaUser", SupportsShouldProcess = true)]
[OutputType(typeof(RsaUserStatus))]
public sealed class DisableRsaUserCommand : UserChangeCommand<RsaUserStatus>
{
    private protected override RowRequest<RsaUserStatus> Prepare(CloudAdminClient client, UserRow row) =>
        new("Disable the user", call => client.Users.DisableAsync(row.User!, call));
}
