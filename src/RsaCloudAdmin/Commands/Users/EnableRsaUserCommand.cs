using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Enables users.</summary>
[Cmdlet(VerbsLifecycle.Enable, "RsaUser", SupportsShouldProcess = true)]
[OutputType(typeof(RsaUserStatus))]
public sealed class EnableRsaUserCommand : UserChangeCommand<RsaUserStatus>
{
    private protected override RowRequest<RsaUserStatus> Prepare(CloudAdminClient client, UserRow row) =>
        new("Enable the user", call => client.Users.EnableAsync(row.User!, call));
}
