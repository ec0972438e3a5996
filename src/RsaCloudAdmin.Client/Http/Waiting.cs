namespace RsaCloudAdmin.Client.Http;

/// <summary>Waiting for what others wait for too.</summary>
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
            if (await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false) != task)
                throw new OperationCanceledException(cancel);
        }

        await task.ConfigureAwait(false);
    }

    /// <summary>Waits for a task, or until this one waiter is to give up; the task goes on.</summary>
    public static async Task<T> OrCancelledAsync<T>(this Task<T> task, CancellationToken cancel)
    {
        await ((Task)task).OrCancelledAsync(cancel).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }
}
