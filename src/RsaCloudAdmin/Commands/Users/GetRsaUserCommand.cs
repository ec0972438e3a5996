using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Returns the details of users in the service.</summary>
[Cmdlet(VerbsCommon.Get, "RsaUser")]
[OutputType(typeof(RsaUser))]
public sealed class GetRsaUserCommand : UserListCommand<RsaUser>
{
    /// <summary>Also searches the identity source for users who are not in the service yet, and synchronizes them. Much slower.</summary>
    [Parameter]
    public SwitchParameter SearchUnsynched { get; set; }

    private protected override RowRequest<RsaUser> Prepare(CloudAdminClient client, UserRow row)
    {
        var searchUnsynched = SearchUnsynched.ToBool();
        return new("Look up", call => client.Users.LookUpAsync(row.User!, searchUnsynched, call));
    }
}
