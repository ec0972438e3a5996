namespace RsaCloudAdmin.Client.Http;

/// <summary>Waiting for what others wait for too.</summary>
internal static class Waiting
{
    /// <summary>Waits for a task, or until this one waiter is to give up; the task goes on.</summary>
    public static async Task<T> OrCancelledAsync<T>(this Task<T> task, CancellationToken cancel)
    {
        if (task.IsCompleted || !cancel.CanBeCanceled)
            return await task.ConfigureAwait(false);
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancel.Register(() => cancelled.TrySetResult(true)))
        {
            if (await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false) != task)
                throw new OperationCanceledException(cancel);
        }

        return await task.ConfigureAwait(false);
    }
}
