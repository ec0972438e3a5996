namespace RsaCloudAdmin.Client.Http;

/// <summary>One lock for each key. Callers enter one at a time, in the order of their calls. Keys ignore case.</summary>
internal sealed class KeyedAsyncLock
{
    private readonly Dictionary<string, Holder> _last = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits until no other caller holds the key. Disposing the result releases it.</summary>
    public async ValueTask<IDisposable> LockAsync(string key, CancellationToken cancellationToken)
    {
        Holder holder;
        Holder? before;
        lock (_last)
        {
            _last.TryGetValue(key, out before);
            _last[key] = holder = new Holder(this, key);
        }

        if (before is null)
            return holder;

        try
        {
            await before.Ended.OrCancelledAsync(cancellationToken).ConfigureAwait(false);
            return holder;
        }
        catch (OperationCanceledException)
        {
            // The next caller now waits for the one before this.
            _ = before.Ended.ContinueWith(static (_, h) => ((Holder)h!).Dispose(), holder, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }
    }

    private sealed class Holder(KeyedAsyncLock owner, string key) : IDisposable
    {
        private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ended => _ended.Task;

        public void Dispose()
        {
            lock (owner._last)
            {
                if (owner._last.TryGetValue(key, out var last) && last == this)
                    owner._last.Remove(key);
            }

            _ended.TrySetResult(true);
        }
    }
}
