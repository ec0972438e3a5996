using System.Text.Json.Serialization.Metadata;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Users;

/// <summary>Issues credentials: at most one for a user in a run, and only after the user is confirmed.</summary>
internal sealed class CredentialIssuer(ApiConnection connection)
{
    /// <summary>Confirms the user, prepares the request, claims the user's one credential of the run, and sends the request.</summary>
    /// <param name="confirm">Returns the user, after the names that the caller gave were compared.</param>
    /// <param name="prepare">Returns the request for the confirmed user.</param>
    /// <param name="type">The type of the response.</param>
    /// <param name="call">The call. Of all calls of the run for this user, the first one gets the credential.</param>
    /// <exception cref="RsaCloudAdminException">The request failed, or an earlier call of the run named the same user.</exception>
    public async Task<(ResolvedUser User, ServiceResponse<T> Response)> IssueAsync<T>(Func<ValueTask<ResolvedUser>> confirm, Func<ResolvedUser, ServiceRequest> prepare, JsonTypeInfo<T> type, CallContext call)
        where T : class
    {
        using var turn = call.Users.TakeTurn();
        var user = await confirm().ConfigureAwait(false);
        // First, because a request that cannot be made must not use up the credential.
        var request = prepare(user);
        if (await turn.UseAsync(() => call.Users.ClaimCredential(user), request, call).ConfigureAwait(false) is { } first)
        {
            throw new RsaCloudAdminException(RsaErrorReason.DuplicateUser,
                $"Could not {request.Purpose}: the same user was named earlier, as {DisplayText.Quote(first)}, and a run issues only one code for each user. This request was not sent.");
        }

        return (user, await connection.SendAsync(request, type, call).ConfigureAwait(false));
    }
}
