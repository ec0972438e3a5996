using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Runs;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.EmergencyTokencodes;

/// <summary>Removes a user's emergency tokencodes, and reports only what the service has shown.</summary>
internal sealed class TokencodeRemoval(ApiConnection connection)
{
    /// <summary>Removes the tokencode with the given id. The service removes all others of the user too.</summary>
    public async Task<RsaEmergencyTokencodeStatus> RemoveAsync(UserReference user, ResolvedUser known, string tokencodeId, CallContext call)
    {
        await SendOrWarnAsync(user, known.UserId, tokencodeId, call).ConfigureAwait(false);
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

    /// <summary>Removes the tokencode in the user's details. Does nothing if the details contain no tokencode.</summary>
    /// <param name="user">The user.</param>
    /// <param name="look">Requests the details.</param>
    /// <param name="call">The context of the call.</param>
    public async Task<RsaEmergencyTokencodeStatus> RemoveAsync(UserReference user, Func<CallContext, Task<RsaUser>> look, CallContext call)
    {
        var details = await look(call).ConfigureAwait(false);
        if (!IsNamed(details, out var known))
        {
            // The values of this field are not documented.
            if ("Enabled".Equals(details.EmergencyAccessStatus, StringComparison.OrdinalIgnoreCase))
                call.Warn($"The service reports emergency access of {DisplayText.Quote(user.Text)} as enabled, but returned no id of a tokencode. Nothing was disabled. If the user has a tokencode, disable it by its id, or in RSA's console.");
            return Status(user, details);
        }

        var end = await TrySendAsync(user, details.UserId, known, call).ConfigureAwait(false);
        if (end == End.Removed)
            return Status(user, details);

        try
        {
            return await RemoveNewerAsync(user, details, known, end, look, call.ForRest()).ConfigureAwait(false);
        }
        catch (RsaCloudAdminException e) when (end == End.RemovedAsItSeems)
        {
            e.LeavesEarlierAttemptOpen = true;
            throw;
        }
    }

    // An earlier attempt, another call of the run, or another admin removed the tokencode first. The details show whether the user
    // has a newer one now.
    private async Task<RsaEmergencyTokencodeStatus> RemoveNewerAsync(UserReference user, RsaUser details, string known, End end, Func<CallContext, Task<RsaUser>> look, CallContext call)
    {
        var now = await look(call).ConfigureAwait(false);
        if (!IsNamed(now, out var left))
            return Status(user, end == End.GoneBefore ? now : details);
        try
        {
            await SendOrWarnAsync(user, now.UserId, left, call).ConfigureAwait(false);
            return Status(user, now);
        }
        catch (RsaCloudAdminException e) when (e.Reason == RsaErrorReason.UserOrTokencodeNotFound && e.IsOfService && end == End.RemovedAsItSeems && left == known)
        {
            call.Warn($"The request to disable the emergency tokencode of {DisplayText.Quote(user.Text)} failed, and two retries reported that the tokencode does not exist, but the user's details still contain it. The tokencode is treated as disabled. Look up the user again to check.");
            return Status(user, details);
        }
    }

    // A wrong id looks the same as a tokencode that the first attempt removed.
    private async Task SendOrWarnAsync(UserReference user, string userId, string tokencodeId, CallContext call)
    {
        if (!await SendAsync(user, userId, tokencodeId, call).ConfigureAwait(false))
            call.Warn($"The request to disable the emergency tokencode {DisplayText.Quote(tokencodeId)} of {DisplayText.Quote(user.Text)} failed, and the retry reported that the tokencode does not exist. The tokencode is treated as disabled. If the id was wrong, the user still has a tokencode: look up the user to check.");
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

    /// <inheritdoc cref="ApiConnection.RemoveAsync"/>
    private Task<bool> SendAsync(UserReference user, string userId, string tokencodeId, CallContext call) =>
        connection.RemoveAsync(ServiceRequest.For(ServiceOperations.DisableEmergencyTokencode, [user.Text], [userId, tokencodeId]), call);

    /// <summary>The result of a removal.</summary>
    private enum End
    {
        /// <summary>The service confirmed the removal.</summary>
        Removed,

        /// <summary>The outcome of an attempt was unknown. At the next attempt, the tokencode did not exist.</summary>
        RemovedAsItSeems,

        /// <summary>The tokencode did not exist at the first attempt.</summary>
        GoneBefore,
    }
}
