namespace RsaCloudAdmin.Client.Runs;

/// <summary>The look-ups of one run. Each look-up is made once: calls for the same key share it, while it runs and later.</summary>
/// <remarks>Keeps only the newest look-ups, so the memory does not grow with the list.</remarks>
internal sealed class LookupCache(int mostRemembered)
{
    private readonly Dictionary<string, Task<ResolvedUser>> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    /// <summary>Makes a look-up, or returns the result of an earlier one for the same key.</summary>
    /// <param name="key">The name to look up.</param>
    /// <param name="lookUp">Makes the look-up for this call.</param>
    /// <param name="stop">Ends the wait of this call for the look-up of another call. That look-up continues.</param>
    public Task<ResolvedUser> FindAsync(string key, Func<Task<ResolvedUser>> lookUp, CancellationToken stop)
    {
        TaskCompletionSource<ResolvedUser> found;
        lock (_known)
        {
            if (_known.TryGetValue(key, out var known) && !IsWorthAnotherAttempt(known))
                return ShareAsync(key, known, lookUp, stop);
            found = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Remember(key, found.Task);
        }

        return CompleteAsync(found, lookUp);
    }

    // "User not found" is a valid response. Any other failure may be temporary.
    private static bool IsWorthAnotherAttempt(Task<ResolvedUser> known) => known.IsCanceled
        || (known.IsFaulted && known.Exception!.InnerException is not RsaCloudAdminException { Reason: RsaErrorReason.UserNotFound });

    private async Task<ResolvedUser> ShareAsync(string key, Task<ResolvedUser> known, Func<Task<ResolvedUser>> lookUp, CancellationToken stop)
    {
        try
        {
            return await known.OrCancelledAsync(stop).ConfigureAwait(false);
        }
        catch (Exception e) when (!stop.IsCancellationRequested && e is OperationCanceledException or RsaCloudAdminException { Reason: RsaErrorReason.NotAttempted })
        {
            // The other call was canceled, but not this one.
            return await FindAsync(key, lookUp, stop).ConfigureAwait(false);
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
