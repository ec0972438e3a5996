using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Returns the authenticators of users: devices, FIDO authenticators and hardware tokens.</summary>
[Cmdlet(VerbsCommon.Get, "RsaUserAuthenticator")]
[OutputType(typeof(RsaUserAuthenticator))]
public sealed class GetRsaUserAuthenticatorCommand : UserListCommand<IReadOnlyList<RsaUserAuthenticator>>
{
    /// <summary>The kinds to return; all by default.</summary>
    [Parameter(Position = 1)]
    [Converted(typeof(RsaAuthenticatorKind[]), "one or more of Device, Fido and HardwareToken")]
    [ValidateNotNullOrEmpty]
    public RsaAuthenticatorKind[] Kind { get; set; } = [RsaAuthenticatorKind.Device, RsaAuthenticatorKind.Fido, RsaAuthenticatorKind.HardwareToken];

    /// <summary>Also returns browsers that remember the user. They are devices.</summary>
    [Parameter]
    public SwitchParameter IncludeBrowser { get; set; }

    private protected override RowRequest<IReadOnlyList<RsaUserAuthenticator>> Prepare(CloudAdminClient client, UserRow row)
    {
        var (kinds, includeBrowsers) = (Kind.Distinct().ToArray(), IncludeBrowser.ToBool());
        return new("List the authenticators", call => client.Authenticators.ListAsync(row.User!, includeBrowsers, kinds, call));
    }
}
