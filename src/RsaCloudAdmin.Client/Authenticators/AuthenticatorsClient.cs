using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Runs;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Authenticators;

/// <summary>Operations on authenticators of all kinds. For errors, see <see cref="CloudAdminClient"/>.</summary>
public sealed class AuthenticatorsClient
{
    private readonly ApiConnection _connection;
    private readonly UserIdentification _users;
    private readonly DeviceRemoval _removal;

    internal AuthenticatorsClient(ApiConnection connection, UserIdentification users) =>
        (_connection, _users, _removal) = (connection, users, new DeviceRemoval(connection));

    /// <summary>Returns the authenticators of a user: devices first, then FIDO authenticators, then hardware tokens.</summary>
    /// <param name="user">The user.</param>
    /// <param name="includeBrowsers">Whether the devices include browsers that remember the user.</param>
    /// <param name="kinds">The kinds to return; null for all. The service always sends all.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>The authenticators; an empty list if the user has none.</returns>
    public async Task<IReadOnlyList<RsaUserAuthenticator>> ListAsync(UserReference user, bool includeBrowsers = false, IReadOnlyCollection<RsaAuthenticatorKind>? kinds = null, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.ListAuthenticators);
        var known = await _users.FindAsync(user, call).ConfigureAwait(false);
        var listed = await ListAsync(known, includeBrowsers, needsDevices: false, call).ConfigureAwait(false);
        if (kinds is not null)
            listed = [.. listed.Where(item => kinds.Select(kind => kind.ToString()).Contains(item.Kind))];
        if (listed.Count == 0)
            call.Tell($"{DisplayText.Quote(known.Called)} has no authenticators{(kinds is null ? string.Empty : $" of the kind {string.Join(" or ", kinds)}")}.");
        return listed;
    }

    /// <summary>Removes a device of a user. FIDO authenticators and hardware tokens are not devices.</summary>
    /// <param name="user">The user.</param>
    /// <param name="deviceId">The id of the device, from <see cref="ListAsync(UserReference, bool, IReadOnlyCollection{RsaAuthenticatorKind}, CallContext)"/>.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>What was removed. If this is not certain, the call gets a warning.</returns>
    public async Task<RsaRemovedAuthenticator> RemoveAsync(UserReference user, string deviceId, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.RemoveDevice);
        var known = await _users.ConfirmAsync(user, call).ConfigureAwait(false);
        if (!await _removal.RemoveAsync(known, deviceId, call).ConfigureAwait(false))
            call.Warn($"The request to remove device {DisplayText.Quote(deviceId)} of {DisplayText.Quote(known.Called)} failed, and the retry reported that the device does not exist. The device is treated as removed. If the id was wrong, the user still has the device: list the authenticators to check.");
        return DeviceRemoval.Removed(known, deviceId);
    }

    /// <summary>Removes a device of a user.</summary>
    /// <param name="user">The user.</param>
    /// <param name="device">The device, as the service has listed it for this user.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>What was removed, with its name and type.</returns>
    /// <exception cref="RsaCloudAdminException">The request failed, or the authenticator is not a device, or has no id.</exception>
    public async Task<RsaRemovedAuthenticator> RemoveAsync(UserReference user, RsaUserAuthenticator device, CallContext? call = null)
    {
        if (device.Kind != nameof(RsaAuthenticatorKind.Device) || device.AuthenticatorId is null)
            throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not remove an authenticator of {DisplayText.Quote(user.Text)}: it is not a device with an id.");
        call = CallContext.For(call, ServiceOperations.RemoveDevice);
        var known = await _users.ConfirmAsync(user, call).ConfigureAwait(false);
        await _removal.RemoveAsync(known, device.AuthenticatorId, call).ConfigureAwait(false);
        return DeviceRemoval.Removed(known, device);
    }

    /// <summary>Removes all devices of a user, one after the other. Browsers are not removed.</summary>
    /// <param name="user">The user.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>What was removed; an empty list if the user has no device.</returns>
    /// <exception cref="RsaCloudAdminException">
    /// A request failed. The message says which devices were removed before, and which were not attempted.
    /// </exception>
    public async Task<IReadOnlyList<RsaRemovedAuthenticator>> RemoveAllAsync(UserReference user, CallContext? call = null)
    {
        // One token for both operations.
        call = CallContext.For(CallContext.For(call, ServiceOperations.ListAuthenticators), ServiceOperations.RemoveDevice);
        var known = await _users.ConfirmAsync(user, call).ConfigureAwait(false);
        var devices = (await ListAsync(known, includeBrowsers: false, needsDevices: true, call).ConfigureAwait(false)).Where(item => item.Kind == nameof(RsaAuthenticatorKind.Device)).ToList();
        if (devices.Exists(device => device.AuthenticatorId is null))
            throw new RsaCloudAdminException(RsaErrorReason.UnexpectedResponse, $"Could not remove the devices of {DisplayText.Quote(known.Called)}: the service listed a device without an id. Nothing was removed.");
        if (devices.Count == 0)
            call.Tell($"{DisplayText.Quote(known.Called)} has no devices. Nothing was removed.");
        return await _removal.RemoveAllAsync(known, devices, call).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<RsaUserAuthenticator>> ListAsync(ResolvedUser user, bool includeBrowsers, bool needsDevices, CallContext call)
    {
        var request = ServiceRequest.For(ServiceOperations.ListAuthenticators, [user.Called], [user.UserId]).WithQuery(("includeBrowsers", includeBrowsers ? "true" : "false"));
        var response = await _connection.SendAsync(request, call).ConfigureAwait(false);
        return response.IsSuccess ? AuthenticatorsResponse.ToList(request, response, user, needsDevices, call) : throw _connection.ErrorOf(request, response);
    }
}
