using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Shows what the service knows of users.</summary>
[Cmdlet(VerbsCommon.Get, "RsaUser")]
[OutputType(typeof(RsaUser))]
public sealed class GetRsaUserCommand : UserListCommand<RsaUser>
{
    /// <summary>Searches the identity source too for users whom the service does not know yet, and synchronises them. Much slower.</summary>
    [Parameter]
    public SwitchParameter SearchUnsynched { get; set; }

    private protected override Task<RsaUser> SendAsync(CloudAdminClient client, UserRow row, CallContext call) =>
        client.LookUpUserAsync(row.User!, SearchUnsynched, call);
}
