namespace RsaCloudAdmin.Client;

/// <summary>Lets several callers wait for the same task.</summary>
internal static class Waiting
{
    /// <inheritdoc cref="OrCancelledAsync{T}"/>
    public static async Task OrCancelledAsync(this Task task, CancellationToken cancel)
    {
        if (task.IsCompleted || !cancel.CanBeCanceled)
        {
            await task.ConfigureAwait(false);
            return;
        }

        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancel.Register(() => cancelled.TrySetResult(true)))
        {
            await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false);
            // The result may have caused the cancellation. It counts for all callers.
            if (!task.IsCompleted)
                throw new OperationCanceledException(cancel);
        }

        await task.ConfigureAwait(false);
    }

    /// <summary>Waits for a task, or until this caller cancels. The task itself continues.</summary>
    public static async Task<T> OrCancelledAsync<T>(this Task<T> task, CancellationToken cancel)
    {
        await ((Task)task).OrCancelledAsync(cancel).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }
}
