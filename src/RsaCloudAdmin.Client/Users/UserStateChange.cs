using System.Net;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Users;

/// <summary>
/// Enables and disables users, marks them as deleted and restores them. If the service reports a conflict, finds out whether the
/// user already has the requested state.
/// </summary>
internal sealed class UserStateChange(ApiConnection connection, UserIdentification users)
{
    public async Task<RsaUserStatus> SetStatusAsync(UserReference user, bool enable, CallContext call)
    {
        var known = await users.ConfirmAsync(user, call).ConfigureAwait(false);
        var request = UserStatusRequest.For(known, enable);
        var response = await connection.SendAsync(request, call).ConfigureAwait(false);
        if (response.IsSuccess)
            return UserStatusResponse.ToStatus(ApiConnection.Read(request, response, UsersJson.Default.UserStatusResponse, call), known, enable);

        var now = await LookUpAfterConflictAsync(request, response, user, known, call).ConfigureAwait(false);
        if (!IsWord(now.UserStatus, enable))
            throw enable && now.MarkDeleted == true ? ServiceErrors.Conflict(request, response, "the user is marked as deleted, and must be restored first") : connection.ErrorOf(request, response);
        WarnOfNoChange(response, call, $"{DisplayText.Quote(known.Called)} is already {(enable ? "enabled" : "disabled")}.");
        return new() { UserId = known.UserId, Identity = known.Identity, EmailAddress = known.EmailAddress, UserName = known.UserName, UserStatus = now.UserStatus! };
    }

    public async Task<RsaUserDeletion> SetDeletionAsync(UserReference user, bool delete, CallContext call)
    {
        var known = await users.ConfirmAsync(user, call).ConfigureAwait(false);
        var request = UserDeletionRequest.For(known, delete);
        var response = await connection.SendAsync(request, call).ConfigureAwait(false);
        if (response.IsSuccess)
            return await ReadAsync(request, response, user, known, delete, call).ConfigureAwait(false);

        var now = await LookUpAfterConflictAsync(request, response, user, known, call).ConfigureAwait(false);
        if (now.MarkDeleted != delete)
            throw delete && IsWord(now.UserStatus, isEnabled: true) ? ServiceErrors.Conflict(request, response, "the user is enabled, and must be disabled first") : connection.ErrorOf(request, response);
        WarnOfNoChange(response, call, $"{DisplayText.Quote(known.Called)} is {(delete ? "already" : "not")} marked as deleted.");
        return UserDeletionResponse.ToDeletion(now, known);
    }

    private async Task<RsaUserDeletion> ReadAsync(ServiceRequest request, ServiceResponse response, UserReference user, ResolvedUser known, bool delete, CallContext call)
    {
        var read = UserDeletionResponse.ToDeletion(ApiConnection.Read(request, response, UsersJson.Default.UserDeletionResponse, call), known, delete);
        if (read.MarkDeleted is not null)
            return read;
        var now = await users.TryLookUpAsync(user, known, call.ForRest()).ConfigureAwait(false);
        if (now?.MarkDeleted == !delete)
            throw ServiceErrors.Unexpected(request, response, $"the service accepted the request, but reports the user as {(delete ? "not" : "still")} marked as deleted");
        if (now?.MarkDeleted is null)
            call.Warn($"The request to {request.Purpose} succeeded, but the service did not report the result, so it is not confirmed.");
        return now is null ? read : UserDeletionResponse.ToDeletion(now, known);
    }

    // Any other error is thrown, and so is a conflict if the user cannot be looked up.
    private async Task<RsaUser> LookUpAfterConflictAsync(ServiceRequest request, ServiceResponse response, UserReference user, ResolvedUser known, CallContext call)
    {
        var error = connection.ErrorOf(request, response);
        return response.Status == HttpStatusCode.Conflict && error.Reason == request.Operation.Conflict
            && await users.TryLookUpAsync(user, known, call.ForRest()).ConfigureAwait(false) is { } now ? now : throw error;
    }

    // After an attempt with an unknown outcome, that attempt has probably made the change.
    private static void WarnOfNoChange(ServiceResponse response, CallContext call, string state)
    {
        if (!response.FollowsAmbiguousAttempt)
            call.Warn($"{state} Nothing was changed.");
    }

    private static bool IsWord(string? status, bool isEnabled) => UserStatusRequest.WordFor(isEnabled).Equals(status, StringComparison.OrdinalIgnoreCase);
}
