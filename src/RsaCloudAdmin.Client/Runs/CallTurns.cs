namespace RsaCloudAdmin.Client.Runs;

/// <summary>Runs an action of each call in the order in which the calls began, even if the user of a later call is found first.</summary>
internal sealed class CallTurns
{
    private readonly object _lock = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Returns the turn of the next call. Turns run in the order in which this method is called.</summary>
    public CallTurn Take()
    {
        lock (_lock)
        {
            var turn = new CallTurn(_last);
            _last = turn.Ended;
            return turn;
        }
    }
}

/// <summary>The turn of one call. Disposing it lets the next call run.</summary>
/// <param name="before">Completes when all earlier turns have ended.</param>
internal sealed class CallTurn(Task before) : IDisposable
{
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when this turn and all earlier turns have ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Waits for the earlier turns, runs the action, and ends this turn. Only one action runs at a time.</summary>
    public async Task<T> UseAsync<T>(Func<T> act, CancellationToken cancellationToken)
    {
        await before.OrCancelledAsync(cancellationToken).ConfigureAwait(false);
        var result = act();
        _ended.TrySetResult(true);
        return result;
    }

    public void Dispose() =>
        _ = before.ContinueWith(static (_, turn) => ((CallTurn)turn!)._ended.TrySetResult(true), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
