using System.Management.Automation;
using RsaCloudAdmin.Client;

namespace RsaCloudAdmin.Pipeline;

/// <summary>
/// Waits for one call on the pipeline thread. Ctrl+C ends the wait at once, notes of the call are written at once, and
/// a progress display appears after one second.
/// </summary>
internal static class AwaitedCall
{
    private const string Ended = "Done";

    /// <summary>Starts a call, waits for it, and shows progress.</summary>
    /// <param name="cmdlet">The running cmdlet.</param>
    /// <param name="server">The name of the host or the connection, for the progress display.</param>
    /// <param name="pauseLeft">Returns how much longer the service's rate limit blocks all requests.</param>
    /// <param name="call">The notes of the call, and its cancellation.</param>
    /// <param name="send">The call.</param>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped. The call may still be running.</exception>
    public static Outcome<T> Run<T>(PSCmdlet cmdlet, string server, Func<TimeSpan> pauseLeft, CallContext call, Func<CallContext, Task<T>> send)
    {
        var display = new ProgressDisplay(cmdlet, server);
        try
        {
            var outcome = Run(cmdlet, display, () => ProgressDisplay.RateLimitStatus(pauseLeft()) ?? SoFar((int)display.Elapsed.TotalSeconds), call, send);
            display.Complete(Ended);
            return outcome;
        }
        finally
        {
            display.Abandon(Ended);
        }
    }

    /// <summary>Starts one of several calls that share a progress display, and waits for it.</summary>
    /// <param name="cmdlet">The running cmdlet.</param>
    /// <param name="display">The progress display.</param>
    /// <param name="status">Returns the status to show.</param>
    /// <param name="call">The notes of the call, and its cancellation.</param>
    /// <param name="send">The call.</param>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped. The call may still be running.</exception>
    public static Outcome<T> Run<T>(PSCmdlet cmdlet, ProgressDisplay display, Func<string> status, CallContext call, Func<CallContext, Task<T>> send)
    {
        // On another thread, so that this wait cannot block the call.
        var ending = Task.Run(() => Outcome<T>.RunAsync(send, call));
        try
        {
            while (!ending.Wait((int)ProgressDisplay.Interval.TotalMilliseconds, call.CancellationToken))
            {
                display.Show(status);
                WriteNotes(cmdlet, call);
            }
        }
        catch (Exception e) when (call.CancellationToken.IsCancellationRequested && e is OperationCanceledException or AggregateException)
        {
            throw new PipelineStoppedException();
        }

        WriteNotes(cmdlet, call);
        return ending.Result;
    }

    private static void WriteNotes(PSCmdlet cmdlet, CallContext call)
    {
        while (call.TakeNote() is { } note)
        {
            if (note.IsWarning)
                cmdlet.WriteWarning(note.Text);
            else
                cmdlet.WriteVerbose(note.Text);
        }
    }

    private static string SoFar(int seconds) => $"Waiting for a response, {seconds} {(seconds == 1 ? "second" : "seconds")} so far";
}
