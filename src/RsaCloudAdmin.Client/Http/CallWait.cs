using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Waits of a call before its request is sent. If the run ends meanwhile, the request ends as not attempted.</summary>
internal static class CallWait
{
    /// <summary>Waits for the earlier calls of the run, and runs the action. See <see cref="CallTurn.UseAsync{T}"/>.</summary>
    /// <exception cref="RsaCloudAdminException">The run ended first.</exception>
    public static async Task<T> UseAsync<T>(this CallTurn turn, Func<T> act, ServiceRequest request, CallContext call)
    {
        try
        {
            return await turn.UseAsync(act, call.DrainToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (call.IsRunOver)
        {
            throw ServiceErrors.NotAttempted(request, tries: 0);
        }
    }

    /// <summary>Waits until no other call holds a user. Disposing the result releases the user.</summary>
    /// <param name="users">The locks of the users.</param>
    /// <param name="user">The user's id.</param>
    /// <param name="request">The request that is sent next.</param>
    /// <param name="call">The call that it belongs to.</param>
    /// <param name="turn">The turn of the call, if the order of the calls matters; otherwise null.</param>
    /// <exception cref="RsaCloudAdminException">The run ended first.</exception>
    public static async ValueTask<IDisposable> LockAsync(this KeyedAsyncLock users, string user, ServiceRequest request, CallContext call, CallTurn? turn)
    {
        try
        {
            return turn is null
                ? await users.LockAsync(user, call.DrainToken).ConfigureAwait(false)
                : await (await turn.UseAsync(() => users.LockAsync(user, call.DrainToken), call.DrainToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (call.IsRunOver)
        {
            throw ServiceErrors.NotAttempted(request, tries: 0);
        }
    }
}
