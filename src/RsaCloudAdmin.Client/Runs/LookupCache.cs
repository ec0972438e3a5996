namespace RsaCloudAdmin.Client.Runs;

/// <summary>The look-ups of one run. Each look-up is made once: calls for the same key share it, while it runs and later.</summary>
/// <remarks>Keeps only the newest look-ups, so the memory does not grow with the list.</remarks>
internal sealed class LookupCache(int mostRemembered)
{
    private readonly Dictionary<string, Task<ResolvedUser>> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    public Task<ResolvedUser> FindAsync(string key, Func<Task<ResolvedUser>> lookUp)
    {
        TaskCompletionSource<ResolvedUser> found;
        lock (_known)
        {
            if (_known.TryGetValue(key, out var known) && !IsWorthAnotherAttempt(known))
                return ShareAsync(known);
            found = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Remember(key, found.Task);
        }

        return CompleteAsync(found, lookUp);
    }

    // "User not found" is a valid response. Any other failure may be temporary.
    private static bool IsWorthAnotherAttempt(Task<ResolvedUser> known) => known.IsCanceled
        || (known.IsFaulted && known.Exception!.InnerException is not RsaCloudAdminException { Reason: RsaErrorReason.UserNotFound });

    private static async Task<ResolvedUser> ShareAsync(Task<ResolvedUser> known)
    {
        try
        {
            return await known.ConfigureAwait(false);
        }
        catch (RsaCloudAdminException e)
        {
            // Each call has its own error, because later failures of the run are noted in it.
            throw e.Clone();
        }
    }

    private static async Task<ResolvedUser> CompleteAsync(TaskCompletionSource<ResolvedUser> found, Func<Task<ResolvedUser>> lookUp)
    {
        try
        {
            var result = await lookUp().ConfigureAwait(false);
            found.SetResult(result);
            return result;
        }
        catch (Exception e)
        {
            found.SetException(e);
            // Marks the exception as observed.
            _ = found.Task.Exception;
            throw;
        }
    }

    private void Remember(string key, Task<ResolvedUser> task)
    {
        if (!_known.ContainsKey(key))
        {
            if (_oldestFirst.Count == mostRemembered)
                _known.Remove(_oldestFirst.Dequeue());
            _oldestFirst.Enqueue(key);
        }

        _known[key] = task;
    }
}
