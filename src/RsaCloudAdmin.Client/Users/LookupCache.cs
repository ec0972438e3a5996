namespace RsaCloudAdmin.Client.Users;

/// <summary>The look-ups of one run, each made once: whoever asks for the same while it is on its way, or later, shares it.</summary>
/// <remarks>Remembers the newest ones only: a list of any length takes the same memory.</remarks>
/// <typeparam name="T">What is found.</typeparam>
internal sealed class LookupCache<T>(int mostRemembered)
{
    private readonly Dictionary<string, Task<T>> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    public Task<T> FindAsync(string key, Func<Task<T>> lookUp)
    {
        TaskCompletionSource<T> found;
        lock (_known)
        {
            if (_known.TryGetValue(key, out var known) && !IsWorthAnotherTry(known))
                return ShareAsync(known);
            found = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Remember(key, found.Task);
        }

        return CompleteAsync(found, lookUp);
    }

    // That there is no such user is a response. Anything else that failed may pass.
    private static bool IsWorthAnotherTry(Task<T> known) => known.IsCanceled
        || (known.IsFaulted && known.Exception!.InnerException is not RsaCloudAdminException { Reason: RsaErrorReason.UserNotFound });

    private static async Task<T> ShareAsync(Task<T> known)
    {
        try
        {
            return await known.ConfigureAwait(false);
        }
        catch (RsaCloudAdminException e)
        {
            // Each row's error is its own: what else failed in the run is noted in it.
            throw e.Clone();
        }
    }

    private static async Task<T> CompleteAsync(TaskCompletionSource<T> found, Func<Task<T>> lookUp)
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
            // Seen here, so that nobody else has to look at it.
            _ = found.Task.Exception;
            throw;
        }
    }

    private void Remember(string key, Task<T> task)
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
