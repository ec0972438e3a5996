using System.Diagnostics;
using System.Management.Automation;
using RsaCloudAdmin.Client;

namespace RsaCloudAdmin.Pipeline;

/// <summary>
/// Waits for one call on the pipeline's own thread: Ctrl+C ends it at once, what the call tells is told at once, and after
/// a second a display of progress says that something goes on.
/// </summary>
internal sealed class Waiting : IDisposable
{
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(1);

    // Hosts keep displays apart by the number of their source. Lists number theirs from the least.
    private static int _sources;

    private readonly PSCmdlet _cmdlet;
    private readonly Func<TimeSpan> _pauseLeft;
    private readonly long _source = (long.MinValue / 2) + Interlocked.Increment(ref _sources);
    private readonly Stopwatch _waiting = Stopwatch.StartNew();
    private readonly string _activity;
    private bool _isShown;

    private Waiting(PSCmdlet cmdlet, string place, Func<TimeSpan> pauseLeft)
    {
        _cmdlet = cmdlet;
        _pauseLeft = pauseLeft;
        _activity = $"{cmdlet.MyInvocation.MyCommand.Name} at {Quoted.Line(place)}";
    }

    /// <summary>Makes a call and waits for it.</summary>
    /// <param name="cmdlet">The cmdlet that runs.</param>
    /// <param name="place">Where it works.</param>
    /// <param name="pauseLeft">How long the service's rate limit makes everything wait.</param>
    /// <param name="call">What the call has to tell, and when it ends.</param>
    /// <param name="send">The call.</param>
    /// <exception cref="PipelineStoppedException">The pipeline is stopped; the call may still be under way.</exception>
    public static Outcome<T> For<T>(PSCmdlet cmdlet, string place, Func<TimeSpan> pauseLeft, CallContext call, Func<CallContext, Task<T>> send)
    {
        using var display = new Waiting(cmdlet, place, pauseLeft);
        // Runs off this thread, so that waiting for it cannot block what it needs.
        var ending = Task.Run(() => Outcome<T>.OfAsync(send, call));
        try
        {
            while (!ending.Wait((int)BulkProgress.Interval.TotalMilliseconds, call.Cancel))
            {
                display.Show();
                NoteWriter.Write(cmdlet, call);
            }
        }
        catch (Exception e) when (call.Cancel.IsCancellationRequested && e is OperationCanceledException or AggregateException)
        {
            throw new PipelineStoppedException();
        }

        display.Complete();
        NoteWriter.Write(cmdlet, call);
        return ending.Result;
    }

    /// <summary>Takes the display away if the wait did not come to its end. A cmdlet that is stopped may not write, so the host is told.</summary>
    public void Dispose()
    {
        if (_isShown)
            _cmdlet.Host?.UI?.WriteProgress(_source, Completed());
    }

    private void Show()
    {
        if (_waiting.Elapsed < FirstAfter || !IsWanted())
            return;
        _isShown = true;
        var pause = _pauseLeft();
        var waited = (int)_waiting.Elapsed.TotalSeconds;
        var status = pause > TimeSpan.Zero
            ? $"Rate limit until {DateTime.Now + pause:T}"
            : $"Waiting for a response, {waited} {(waited == 1 ? "second" : "seconds")} so far";
        _cmdlet.CommandRuntime.WriteProgress(_source, new ProgressRecord(0, _activity, status));
    }

    private void Complete()
    {
        if (_isShown)
            _cmdlet.CommandRuntime.WriteProgress(_source, Completed());
        _isShown = false;
    }

    // The host, told at the end of what was stopped, does not ask.
    private bool IsWanted()
    {
        var preference = _cmdlet.MyInvocation.BoundParameters.TryGetValue("ProgressAction", out var bound) ? bound : _cmdlet.GetVariableValue("ProgressPreference");
        return !LanguagePrimitives.TryConvertTo<ActionPreference>(preference, out var action) || action is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }

    private ProgressRecord Completed() => new(0, _activity, "Done") { RecordType = ProgressRecordType.Completed };
}
