using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.EmergencyTokencodes;

/// <summary>Removes a user's emergency tokencodes, and says no more of it than the service has shown.</summary>
internal sealed class TokencodeRemoval(ApiConnection connection)
{
    /// <summary>Removes the one of the given id, and the service all others with it.</summary>
    public async Task<RsaEmergencyTokencodeStatus> RemoveAsync(UserReference user, ResolvedUser known, string tokencodeId, CallContext call)
    {
        if (!await SendAsync(user, known.UserId, tokencodeId, call).ConfigureAwait(false))
            call.Warn($"The service failed when asked to disable the emergency tokencode {DisplayText.Quote(tokencodeId)} of {DisplayText.Quote(user.Text)}, and knows no such tokencode now. It counts as disabled. If the id was wrong, the user still has a tokencode, and the user's details show it.");
        return new()
        {
            UserId = known.UserId,
            Identity = known.Identity,
            EmailAddress = known.EmailAddress,
            UserName = known.UserName,
            EmergencyTokencodeId = tokencodeId,
            WasEnabled = true,
        };
    }

    /// <summary>Removes the one that the user's details name, if there is one.</summary>
    /// <param name="user">The user.</param>
    /// <param name="look">Asks for the details.</param>
    /// <param name="call">What the call shares with its caller.</param>
    public async Task<RsaEmergencyTokencodeStatus> RemoveAsync(UserReference user, Func<Task<RsaUser>> look, CallContext call)
    {
        var details = await look().ConfigureAwait(false);
        if (!IsNamed(details, out var known))
        {
            // The values of this field are documented nowhere.
            if ("Enabled".Equals(details.EmergencyAccessStatus, StringComparison.OrdinalIgnoreCase))
                call.Warn($"The service says of {DisplayText.Quote(user.Text)} that emergency access is enabled, and names no tokencode. Nothing was disabled. If there is one, give its id.");
            return Status(user, details);
        }

        var end = await TrySendAsync(user, details.UserId, known, call).ConfigureAwait(false);
        if (end == End.Removed)
            return Status(user, details);

        // An earlier try of this, another row of the list or another admin was quicker. Whether there is a newer one now, the
        // details tell.
        var now = await look().ConfigureAwait(false);
        var isLeft = IsNamed(now, out var left) && !(end == End.RemovedAsItSeems && left == known);
        if (isLeft)
            await SendAsync(user, now.UserId, left, call).ConfigureAwait(false);
        return Status(user, isLeft || end == End.GoneBefore ? now : details);
    }

    private static bool IsNamed(RsaUser details, out string id)
    {
        id = details.EmergencyTokencodeId ?? string.Empty;
        return id.Length > 0;
    }

    private static RsaEmergencyTokencodeStatus Status(UserReference user, RsaUser details)
    {
        var wasEnabled = IsNamed(details, out var id);
        var known = new ResolvedUser(details);
        return new()
        {
            UserId = details.UserId,
            Identity = user.Text,
            EmailAddress = known.EmailAddress,
            UserName = known.UserName,
            EmergencyTokencodeId = wasEnabled ? id : null,
            WasEnabled = wasEnabled,
            OfflineExpirationDate = details.OfflineEmergencyTokencodeExpiration,
        };
    }

    private async Task<End> TrySendAsync(UserReference user, string userId, string tokencodeId, CallContext call)
    {
        try
        {
            return await SendAsync(user, userId, tokencodeId, call).ConfigureAwait(false) ? End.Removed : End.RemovedAsItSeems;
        }
        catch (RsaCloudAdminException e) when (e.Reason == RsaErrorReason.UserOrTokencodeNotFound)
        {
            return End.GoneBefore;
        }
    }

    /// <returns>Whether the service confirmed it; false if there is no such tokencode any more after a try that was not answered.</returns>
    private async Task<bool> SendAsync(UserReference user, string userId, string tokencodeId, CallContext call)
    {
        var request = ServiceRequest.For(ServiceOperations.DisableEmergencyTokencode, [user.Text], [userId, tokencodeId]);
        var response = await connection.SendAsync(request, call).ConfigureAwait(false);
        // The service's own response is empty.
        if (response.IsSuccess && !response.IsPage)
            return true;
        var error = connection.ErrorOf(request, response);
        if (error.Reason != request.Operation.NotFound || !response.FollowsAmbiguousTry)
            throw error;
        // A gateway that has lost the service says 404 too, and knows nothing of tokencodes.
        return error.ServiceCode is null && error.ServiceMessage is null
            ? throw ServiceErrors.Unexpected(request, response, "the service failed at first, and what said 404 then is not known to be the service")
            : false;
    }

    /// <summary>What came of a removal.</summary>
    private enum End
    {
        /// <summary>The service confirmed it.</summary>
        Removed,

        /// <summary>A try was not answered, and at the next one the tokencode was not there any more.</summary>
        RemovedAsItSeems,

        /// <summary>It was not there at the first try.</summary>
        GoneBefore,
    }
}
