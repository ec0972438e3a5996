using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>Removes devices, such as lost phones, from users.</summary>
[Cmdlet(VerbsCommon.Remove, "RsaUserAuthenticator", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RsaRemovedAuthenticator))]
public sealed class RemoveRsaUserAuthenticatorCommand : UserChangeCommand<IReadOnlyList<RsaRemovedAuthenticator>>
{
    /// <summary>The id of the device, as Get-RsaUserAuthenticator returns it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("DeviceId")]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? AuthenticatorId { get; set; }

    /// <summary>Removes all devices of each user. Cannot be combined with the id of a device.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    private protected override RowRequest<IReadOnlyList<RsaRemovedAuthenticator>> Prepare(CloudAdminClient client, UserRow row)
    {
        var id = TextOf(nameof(AuthenticatorId), AuthenticatorId, row, what => Invalid($"The id of the device of {row} {what}."));
        var kind = AuthenticatorRow.KindOf(row.Columns);
        return (All.ToBool(), id.Length > 0) switch
        {
            _ when kind == RsaAuthenticatorKind.HardwareToken => throw Invalid($"The authenticator of {row} is a hardware token, not a device. To take it from the user, use Remove-RsaUserHardwareToken."),
            _ when kind == RsaAuthenticatorKind.Fido => throw Invalid($"The authenticator of {row} is a FIDO authenticator, not a device. This cmdlet cannot remove it. Use RSA's console."),
            (true, true) => throw Invalid($"-All removes all devices of {row}, but the row also names one of them. Leave out -All, or the id of the device."),
            (true, false) => new("Remove all devices", call => client.Authenticators.RemoveAllAsync(row.User!, call)),
            (false, false) => throw Invalid($"The id of the device of {row} is missing. Give it with -AuthenticatorId, or use -All to remove all devices of the user."),
            _ when Listed(row, id) is { } device => new($"Remove device {(device.Name is null ? string.Empty : $"{DisplayText.Quote(device.Name)}, id ")}{DisplayText.Quote(id)}", async call => [await client.Authenticators.RemoveAsync(row.User!, device, call).ConfigureAwait(false)]),
            _ => new($"Remove device {DisplayText.Quote(id)}", async call => [await client.Authenticators.RemoveAsync(row.User!, id, call).ConfigureAwait(false)]),
        };
    }

    // What a list says about a device may be wrong, so only an object counts that this service has returned for this user.
    private RsaUserAuthenticator? Listed(UserRow row, string id) =>
        row.Input is RsaUserAuthenticator device && ((IRsaUserNames)device).Origin == Connection!.Origin && device.UserId == row.User!.Id && device.AuthenticatorId == id ? device : null;

    private static RsaCloudAdminException Invalid(string what) => new(RsaErrorReason.InvalidRequest, what);
}
