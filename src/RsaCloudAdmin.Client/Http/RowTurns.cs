namespace RsaCloudAdmin.Client.Http;

/// <summary>Lets the calls of a run do something in the order in which they began, whichever user is looked up sooner.</summary>
internal sealed class RowTurns
{
    private readonly object _lock = new();
    private Task _last = Task.CompletedTask;

    /// <summary>The next call's turn. Turns come in the order of these calls.</summary>
    public RowTurn Take()
    {
        lock (_lock)
        {
            var turn = new RowTurn(_last);
            _last = turn.Ended;
            return turn;
        }
    }
}

/// <summary>One call's turn. Disposing it lets the next call have its turn.</summary>
/// <param name="before">Ends when the turns before have ended.</param>
internal sealed class RowTurn(Task before) : IDisposable
{
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when this turn and all before it have ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Waits for the turns before, does what has to be done in order, and ends this turn. No other turn's action runs at the same time.</summary>
    public async Task<T> UseAsync<T>(Func<T> act, CancellationToken cancellationToken)
    {
        await before.OrCancelledAsync(cancellationToken).ConfigureAwait(false);
        var result = act();
        _ended.TrySetResult(true);
        return result;
    }

    public void Dispose() =>
        _ = before.ContinueWith(static (_, turn) => ((RowTurn)turn!)._ended.TrySetResult(true), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
