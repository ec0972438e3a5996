using System.Management.Automation;
using RsaCloudAdmin.Client;

namespace RsaCloudAdmin.Pipeline;

/// <summary>
/// Waits for one call on the pipeline's own thread: Ctrl+C ends it at once, what the call tells is told at once, and after
/// a second a display of progress says that something goes on.
/// </summary>
internal static class AwaitedCall
{
    private const string Ended = "Done";

    /// <summary>Makes a call and waits for it.</summary>
    /// <param name="cmdlet">The cmdlet that runs.</param>
    /// <param name="place">Where it works.</param>
    /// <param name="pauseLeft">How long the service's rate limit makes everything wait.</param>
    /// <param name="call">What the call has to tell, and when it ends.</param>
    /// <param name="send">The call.</param>
    /// <exception cref="PipelineStoppedException">The pipeline is stopped; the call may still be under way.</exception>
    public static Outcome<T> Run<T>(PSCmdlet cmdlet, string place, Func<TimeSpan> pauseLeft, CallContext call, Func<CallContext, Task<T>> send)
    {
        var display = new ProgressDisplay(cmdlet, place);
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

    /// <summary>Makes one of several calls that have a display of progress in common, and waits for it.</summary>
    /// <param name="cmdlet">The cmdlet that runs.</param>
    /// <param name="display">The display.</param>
    /// <param name="status">What it shows.</param>
    /// <param name="call">What the call has to tell, and when it ends.</param>
    /// <param name="send">The call.</param>
    /// <exception cref="PipelineStoppedException">The pipeline is stopped; the call may still be under way.</exception>
    public static Outcome<T> Run<T>(PSCmdlet cmdlet, ProgressDisplay display, Func<string> status, CallContext call, Func<CallContext, Task<T>> send)
    {
        // Runs off this thread, so that waiting for it cannot block what it needs.
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
