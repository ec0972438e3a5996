using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Errors;

namespace RsaCloudAdmin.Pipeline;

/// <summary>
/// One cmdlet's way through its rows: at most ThrottleLimit of them on their way, results and errors in the rows' order,
/// all written by the pipeline's own thread.
/// </summary>
internal sealed class BulkRun<TResult> : IDisposable
{
    private readonly Cmdlet _cmdlet;
    private readonly Uri _origin;
    private readonly int _throttleLimit;
    private readonly bool _endsAtFirstFailure;
    private readonly bool _endsAtFirstWarning;
    private readonly BulkProgress _progress;
    private readonly CancellationToken _stop;
    private readonly CancellationTokenSource _hold;
    private readonly UserLookupCache _directory = new();
    private readonly Queue<PendingRow<TResult>> _pending = new();
    private readonly DeadEnd _deadEnd = new();

    /// <param name="cmdlet">Where results and errors are written.</param>
    /// <param name="origin">The service that tells the results.</param>
    /// <param name="throttleLimit">How many rows may be on their way at once.</param>
    /// <param name="endsAtFirstFailure">Whether an error of a row ends the run (-ErrorAction Stop).</param>
    /// <param name="endsAtFirstWarning">Whether a warning ends it (-WarningAction Stop).</param>
    /// <param name="progress">Where the rows' ends are counted and shown.</param>
    /// <param name="stop">Abandons everything (Ctrl+C, or a command further down that has enough).</param>
    public BulkRun(Cmdlet cmdlet, Uri origin, int throttleLimit, bool endsAtFirstFailure, bool endsAtFirstWarning, BulkProgress progress, CancellationToken stop)
    {
        _cmdlet = cmdlet;
        _origin = origin;
        _throttleLimit = throttleLimit;
        _endsAtFirstFailure = endsAtFirstFailure;
        _endsAtFirstWarning = endsAtFirstWarning;
        _progress = progress;
        _stop = stop;
        _hold = CancellationTokenSource.CreateLinkedTokenSource(stop);
    }

    /// <summary>Takes a row in, and writes what is finished. Returns when there is room for another row.</summary>
    public void Add(UserRow row, Func<CallContext, Task<TResult>> call)
    {
        if (_deadEnd.IsReached)
            End(row);

        var context = new CallContext(_directory, _stop, _hold.Token);
        _pending.Enqueue(new(row, context, Outcome<TResult>.OfAsync(call, context)));
        while (_pending.Count > 0 && (_pending.Count >= _throttleLimit || _pending.Peek().Ending.IsCompleted))
            WriteNext();
    }

    /// <summary>Writes what is not written yet. Called when no more rows come.</summary>
    public void Complete()
    {
        while (_pending.Count > 0)
            WriteNext();
        _progress.Complete();
    }

    public void Dispose()
    {
        _progress.Abandon();
        _hold.Dispose();
    }

    private void WriteNext()
    {
        var (pending, outcome) = TakeNext();
        // A warning that ends the run must find the row's result or error written.
        if (!_endsAtFirstWarning)
            Tell(pending.Context);
        if (outcome.Failure is { } failure)
            WriteFailure(pending.Row, failure);
        else
            WriteResult(outcome.Result);
        Tell(pending.Context);
        if (_deadEnd.IsReached)
            EndIfRowsWait();
    }

    private void WriteResult(TResult? result)
    {
        _deadEnd.Count(failure: null);
        Emit(result);
    }

    private void Emit(TResult? result)
    {
        if (result is IRsaUserNames user)
            user.Origin = _origin;
        _cmdlet.WriteObject(result);
    }

    private void WriteFailure(UserRow row, RsaCloudAdminException failure)
    {
        if (_endsAtFirstFailure)
            EndFailed(failure);
        _cmdlet.WriteError(ErrorRecords.OfRow(row, failure));
        _deadEnd.Count(failure);
    }

    // Waits for the oldest row. What its call tells meanwhile is told at once: it may take minutes.
    private (PendingRow<TResult> Pending, Outcome<TResult> Outcome) TakeNext(bool tells = true)
    {
        var pending = _pending.Peek();
        try
        {
            while (!pending.Ending.Wait((int)BulkProgress.Interval.TotalMilliseconds, _stop))
            {
                _progress.Show();
                if (tells)
                    Tell(pending.Context);
            }
        }
        catch (Exception e) when (_stop.IsCancellationRequested && e is OperationCanceledException or AggregateException)
        {
            throw new PipelineStoppedException();
        }

        _pending.Dequeue();
        var outcome = pending.Ending.Result;
        if (outcome.Failure?.Reason != RsaErrorReason.NotAttempted)
            _progress.Count(outcome.Failure is null);
        _progress.Show();
        return (pending, outcome);
    }

    private void Tell(CallContext call)
    {
        // PowerShell ends the run at such a warning too, so that what was sent comes before it.
        if (EndsAtWarningOf(call))
        {
            var untold = FinishWhatWasSent(WriteIfAttempted);
            _progress.Complete();
            NoteWriter.WriteAll(_cmdlet, [call, .. untold]);
        }

        NoteWriter.Write(_cmdlet, call);
    }

    private void WriteIfAttempted(UserRow row, RsaCloudAdminException failure)
    {
        if (failure.Reason != RsaErrorReason.NotAttempted)
            WriteFailure(row, failure);
    }

    // Sends nothing more, awaits what is on its way, and writes its results: nothing that was done goes unsaid. Rows that
    // were not sent yet end as not attempted.
    private List<CallContext> FinishWhatWasSent(Action<UserRow, RsaCloudAdminException> onFailure)
    {
        _hold.Cancel();
        var untold = new List<CallContext>();
        while (_pending.Count > 0)
        {
            var (pending, outcome) = TakeNext(tells: false);
            untold.Add(pending.Context);
            if (outcome.Failure is { } failure)
                onFailure(pending.Row, failure);
            else
                Emit(outcome.Result);
        }

        return untold;
    }

    private bool EndsAtWarningOf(CallContext call) => _endsAtFirstWarning && call.Notes.Any(note => note.IsWarning);

    // PowerShell ends the run at the first error it is told of, so that what was sent comes before it.
    private void EndFailed(RsaCloudAdminException failure)
    {
        var further = new List<RsaCloudAdminException>();
        var untold = FinishWhatWasSent((_, other) =>
        {
            if (other.Reason != RsaErrorReason.NotAttempted)
                further.Add(other);
        });
        _progress.Complete();
        failure.FurtherFailures = further;
        // The warning would end the run in the error's place.
        if (_endsAtFirstWarning)
            return;
        NoteWriter.WriteAll(_cmdlet, untold);
        if (further.Count > 0)
            _cmdlet.WriteWarning($"{further.Count} more failed that were on their way: {string.Join(" ", further.Select(f => f.Message))}");
    }

    private void EndIfRowsWait()
    {
        UserRow? firstNotAttempted = null;
        var untold = FinishWhatWasSent((row, failure) =>
        {
            if (failure.Reason == RsaErrorReason.NotAttempted)
                firstNotAttempted ??= row;
            WriteIfAttempted(row, failure);
        });
        NoteWriter.WriteAll(_cmdlet, untold);
        if (firstNotAttempted is not null)
            End(firstNotAttempted);
    }

    private void End(UserRow firstNotAttempted)
    {
        _progress.Complete();
        _cmdlet.ThrowTerminatingError(_deadEnd.ErrorAt(firstNotAttempted));
    }
}
