namespace RsaCloudAdmin.Client.Users;

/// <summary>Lets one request at a time change a user, in the order in which they asked.</summary>
internal sealed class UserTurns
{
    private readonly Dictionary<string, Turn> _last = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits until nobody else changes the user. Disposing the turn lets the next one in.</summary>
    public async ValueTask<IDisposable> TakeAsync(string userId, CancellationToken cancellationToken)
    {
        Turn turn;
        Turn? before;
        lock (_last)
        {
            _last.TryGetValue(userId, out before);
            _last[userId] = turn = new Turn(this, userId);
        }

        if (before is null)
            return turn;

        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(static c => ((TaskCompletionSource<bool>)c!).TrySetResult(true), cancelled))
        {
            if (await Task.WhenAny(before.Ended, cancelled.Task).ConfigureAwait(false) == before.Ended)
                return turn;
        }

        // Whoever waits for this turn waits for the one before it instead.
        _ = before.Ended.ContinueWith(static (_, t) => ((Turn)t!).Dispose(), turn, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        throw new OperationCanceledException(cancellationToken);
    }

    private sealed class Turn(UserTurns turns, string userId) : IDisposable
    {
        private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Ended => _ended.Task;

        public void Dispose()
        {
            lock (turns._last)
            {
                if (turns._last.TryGetValue(userId, out var last) && last == this)
                    turns._last.Remove(userId);
            }

            _ended.TrySetResult(true);
        }
    }
}
