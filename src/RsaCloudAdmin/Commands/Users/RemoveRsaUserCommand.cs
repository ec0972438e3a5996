using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Marks users as deleted.</summary>
[Cmdlet(VerbsCommon.Remove, "RsaUser", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RsaUserDeletion))]
public sealed class RemoveRsaUserCommand : UserChangeCommand<RsaUserDeletion>
{
    private protected override RowRequest<RsaUserDeletion> Prepare(CloudAdminClient client, UserRow row) =>
        new("Mark the user as deleted", call => client.Users.MarkDeletedAsync(row.User!, call));
}
