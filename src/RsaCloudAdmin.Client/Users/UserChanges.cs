using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Users;

/// <summary>Sends what changes a user, when it is its turn: two changes of one user are never under way at once.</summary>
internal sealed class UserChanges(ServiceChannel channel)
{
    private readonly UserTurns _turns = new();

#if NET
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<ServiceAnswer> SendAsync(string userId, ServiceRequest request, CallContext call)
    {
        using var turn = await TakeTurnAsync(userId, request, call).ConfigureAwait(false);
        return await channel.SendAsync(request, call).ConfigureAwait(false);
    }

    private async ValueTask<IDisposable> TakeTurnAsync(string userId, ServiceRequest request, CallContext call)
    {
        try
        {
            return await _turns.TakeAsync(userId, call.Hold).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!call.Cancel.IsCancellationRequested)
        {
            throw ServiceErrors.NotAttempted(request, tries: 0);
        }
    }
}
