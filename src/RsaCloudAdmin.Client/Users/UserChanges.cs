using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Users;

/// <summary>Sends what changes a user, when it is its turn: two changes of one user are never under way at once.</summary>
internal sealed class UserChanges(ServiceChannel channel)
{
    private readonly KeyedAsyncLock _locks = new();

    public async ValueTask<ServiceResponse> SendAsync(string userId, ServiceRequest request, CallContext call)
    {
        using var turn = await TakeTurnAsync(userId, request, call).ConfigureAwait(false);
        return await channel.SendAsync(request, call).ConfigureAwait(false);
    }

    private async ValueTask<IDisposable> TakeTurnAsync(string userId, ServiceRequest request, CallContext call)
    {
        try
        {
            return await _locks.LockAsync(userId, call.DrainToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!call.CancellationToken.IsCancellationRequested)
        {
            throw ServiceErrors.NotAttempted(request, tries: 0);
        }
    }
}
