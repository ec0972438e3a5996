using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Authenticators;

/// <summary>Removes devices of a user, and reports only what the service has shown.</summary>
internal sealed class DeviceRemoval(ApiConnection connection)
{
    /// <inheritdoc cref="ApiConnection.RemoveAsync"/>
    public Task<bool> RemoveAsync(ResolvedUser user, string deviceId, CallContext call) =>
        connection.RemoveAsync(ServiceRequest.For(ServiceOperations.RemoveDevice, [deviceId, user.Called], [user.UserId, deviceId]), call);

    /// <summary>Removes the devices one after the other. Ends at the first failure, which contains the results so far.</summary>
    public async Task<IReadOnlyList<RsaRemovedAuthenticator>> RemoveAllAsync(ResolvedUser user, IReadOnlyList<RsaUserAuthenticator> devices, CallContext call)
    {
        var removed = new List<RsaRemovedAuthenticator>();
        for (var i = 0; i < devices.Count; i++)
        {
            try
            {
                await RemoveAsync(user, devices[i].AuthenticatorId!, call).ConfigureAwait(false);
                removed.Add(Removed(user, devices[i]));
                call = call.ForRest();
            }
            catch (RsaCloudAdminException e) when (e.Reason == ServiceOperations.RemoveDevice.NotFound && e.IsOfService)
            {
                call.Tell($"{Called(devices[i])} of {DisplayText.Quote(user.Called)} does not exist any more.");
            }
            catch (RsaCloudAdminException e)
            {
                e.Done = removed;
                e.Progress = Progress(removed, devices.Skip(i + 1).ToList());
                throw;
            }
        }

        return removed;
    }

    /// <summary>Returns the result for a device that the service has listed.</summary>
    public static RsaRemovedAuthenticator Removed(ResolvedUser user, RsaUserAuthenticator device) => Removed(user, device.AuthenticatorId!, device.Name, device.DeviceType);

    /// <summary>Returns the result for a device. Its name and type are null if the service has not listed it.</summary>
    public static RsaRemovedAuthenticator Removed(ResolvedUser user, string deviceId, string? name = null, string? deviceType = null) => new()
    {
        UserId = user.UserId,
        Identity = user.Identity,
        EmailAddress = user.EmailAddress,
        UserName = user.UserName,
        AuthenticatorId = deviceId,
        Name = name,
        DeviceType = deviceType,
    };

    private static string? Progress(List<RsaRemovedAuthenticator> removed, List<RsaUserAuthenticator> rest)
    {
        string?[] parts =
        [
            removed.Count == 0 ? null : $"Removed: {string.Join(", ", removed.Select(device => DisplayText.Quote(device.AuthenticatorId)))}.",
            rest.Count == 0 ? null : $"Not attempted: {string.Join(", ", rest.Select(device => DisplayText.Quote(device.AuthenticatorId!)))}.",
        ];
        return parts.Any(part => part is not null) ? string.Join(" ", parts.Where(part => part is not null)) : null;
    }

    private static string Called(RsaUserAuthenticator device) => $"Device {DisplayText.Quote(device.AuthenticatorId!)}";
}
