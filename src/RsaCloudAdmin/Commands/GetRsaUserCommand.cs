using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Shows what the service knows of users.</summary>
[Cmdlet(VerbsCommon.Get, "RsaUser")]
[OutputType(typeof(RsaUser))]
public sealed class GetRsaUserCommand : UserListCommand<RsaUser>
{
    /// <summary>Searches the identity source too for users whom the service does not know yet, and synchronizes them. Much slower.</summary>
    [Parameter]
    public SwitchParameter SearchUnsynched { get; set; }

    private protected override RowRequest<RsaUser> Prepare(CloudAdminClient client, UserRow row)
    {
        var searchUnsynched = SearchUnsynched.ToBool();
        return new("Look up", call => client.Users.LookUpAsync(row.User!, searchUnsynched, call));
    }
}
