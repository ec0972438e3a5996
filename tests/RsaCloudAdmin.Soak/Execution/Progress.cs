namespace RsaCloudAdmin.Soak.Execution;

/// <summary>Counts the outcomes of all sessions. Thread-safe.</summary>
internal sealed class Progress
{
    private readonly Lock _sync = new();
    private readonly List<(int At, TaskCompletionSource Reached)> _waiters = [];
    private int _count;

    public void Advance() => Release(() => _count++);

    /// <summary>Signals that no more outcomes will follow.</summary>
    public void Complete() => Release(() => _count = int.MaxValue);

    /// <summary>Waits until the number is reached, or no more outcomes will follow.</summary>
    public Task ReachedAsync(int count)
    {
        lock (_sync)
        {
            if (_count >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            return reached.Task;
        }
    }

    private void Release(Action count)
    {
        lock (_sync)
        {
            count();
            foreach (var (_, reached) in _waiters.Where(waiter => waiter.At <= _count))
                reached.SetResult();
            _waiters.RemoveAll(waiter => waiter.At <= _count);
        }
    }
}
