using System.Management.Automation;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Pipeline;

/// <summary>
/// Processes the rows of one cmdlet: at most ThrottleLimit rows in flight, results and errors in input order, all
/// written on the pipeline thread.
/// </summary>
internal sealed class BulkRun<TResult> : IDisposable
{
    private readonly Cmdlet _cmdlet;
    private readonly string _origin;
    private readonly int _throttleLimit;
    private readonly bool _endsAtFirstFailure;
    private readonly bool _endsAtFirstWarning;
    private readonly BulkProgress _progress;
    private readonly CancellationToken _stop;
    private readonly CancellationTokenSource _drain;
    private readonly UserLookupCache _lookups = new();
    private readonly Queue<PendingRow> _pending = new();
    private readonly List<string> _warnings = [];
    private readonly CircuitBreaker _circuitBreaker = new();

    /// <param name="cmdlet">The cmdlet that writes results and errors.</param>
    /// <param name="origin">The origin of the results.</param>
    /// <param name="throttleLimit">The maximum number of rows in flight.</param>
    /// <param name="endsAtFirstFailure">Whether the first failed row ends the run (-ErrorAction Stop).</param>
    /// <param name="endsAtFirstWarning">Whether the first warning ends the run (-WarningAction Stop).</param>
    /// <param name="progress">Counts the rows and shows progress.</param>
    /// <param name="stop">Cancels everything (Ctrl+C, or a later command such as Select-Object -First).</param>
    public BulkRun(Cmdlet cmdlet, string origin, int throttleLimit, bool endsAtFirstFailure, bool endsAtFirstWarning, BulkProgress progress, CancellationToken stop)
    {
        _cmdlet = cmdlet;
        _origin = origin;
        _throttleLimit = throttleLimit;
        _endsAtFirstFailure = endsAtFirstFailure;
        _endsAtFirstWarning = endsAtFirstWarning;
        _progress = progress;
        _stop = stop;
        _drain = CancellationTokenSource.CreateLinkedTokenSource(stop);
    }

    /// <summary>Ends the run if no further row can succeed. Called for each row before it is confirmed and added.</summary>
    public void EndIfBroken(BulkRow next)
    {
        if (_circuitBreaker.IsOpen)
            End(next);
    }

    /// <summary>Adds a row, and writes finished rows. Returns when there is room for another row.</summary>
    public void Add(BulkRow row, Func<CallContext, Task<TResult>> call) => Start(row, context => Outcome<TResult>.RunAsync(call, context));

    /// <summary>Adds a row that failed before anything was sent. Its error is written when it is the row's turn.</summary>
    public void AddFailed(BulkRow row, RsaCloudAdminException failure) => Start(row, _ => Task.FromResult(Outcome<TResult>.Failed(failure)));

    /// <summary>Writes the remaining rows. Called after the last row.</summary>
    public void Complete()
    {
        while (_pending.Count > 0)
            WriteNext();
        _progress.Complete();
    }

    public void Dispose()
    {
        _progress.Abandon();
        _drain.Dispose();
    }

    private void Start(BulkRow row, Func<CallContext, Task<Outcome<TResult>>> start)
    {
        var context = new CallContext(_lookups, _stop, _drain.Token);
        _pending.Enqueue(new(row, context, start(context)));
        while (_pending.Count > 0 && (_pending.Count >= _throttleLimit || _pending.Peek().Ending.IsCompleted))
            WriteNext();
    }

    private void WriteNext()
    {
        var (row, outcome) = TakeNext();
        if (outcome.Failure is { } failure)
            WriteFailure(row, failure);
        else
            WriteResult(outcome.Result);
        WriteWarnings();
        if (_circuitBreaker.IsOpen)
            EndIfRowsWait();
    }

    private void WriteResult(TResult? result)
    {
        _circuitBreaker.Record(failure: null);
        Emit(result);
    }

    // A row may have several results.
    private void Emit(TResult? result) => EmitAll(result is IReadOnlyList<object?> items ? items : [result]);

    private void EmitAll(IEnumerable<object?> items)
    {
        foreach (var item in items)
        {
            if (item is IRsaUserNames user)
                user.Origin = _origin;
            _cmdlet.WriteObject(item);
        }
    }

    private void WriteFailure(BulkRow row, RsaCloudAdminException failure)
    {
        EmitAll(failure.Done);
        if (_endsAtFirstFailure)
            EndFailed(failure);
        _cmdlet.WriteError(row.ErrorFor(failure));
        _circuitBreaker.Record(failure);
    }

    // Waits for the oldest row. Writes the notes of its call while waiting, because this can take minutes.
    private (BulkRow Row, Outcome<TResult> Outcome) TakeNext()
    {
        var pending = _pending.Peek();
        try
        {
            while (!pending.Ending.Wait((int)ProgressDisplay.Interval.TotalMilliseconds, _stop))
            {
                _progress.Show();
                WriteNotes(pending.Context);
            }
        }
        catch (Exception e) when (_stop.IsCancellationRequested && e is OperationCanceledException or AggregateException)
        {
            throw new PipelineStoppedException();
        }

        _pending.Dequeue();
        WriteNotes(pending.Context);
        var outcome = pending.Ending.Result;
        if (outcome.Failure?.Reason != RsaErrorReason.NotAttempted)
            _progress.Count(outcome.Failure is null);
        _progress.Show();
        return (pending.Row, outcome);
    }

    private void WriteNotes(CallContext call)
    {
        while (call.TakeNote() is { } note)
        {
            if (note.IsWarning)
                _warnings.Add(note.Text);
            else
                _cmdlet.WriteVerbose(note.Text);
        }
    }

    // After the row's own result, because PowerShell may end the run at a warning. If it does, the results of all sent
    // requests come first too.
    private void WriteWarnings()
    {
        if (_endsAtFirstWarning && _warnings.Count > 0)
        {
            Drain(WriteIfAttempted);
            _progress.Complete();
        }

        _warnings.ForEach(_cmdlet.WriteWarning);
        _warnings.Clear();
    }

    private void WriteIfAttempted(BulkRow row, RsaCloudAdminException failure)
    {
        if (failure.Reason != RsaErrorReason.NotAttempted)
            WriteFailure(row, failure);
    }

    // Sends nothing more, waits for the requests in flight, and writes their results, so that every change is reported.
    // Rows that were not sent end as not attempted.
    private void Drain(Action<BulkRow, RsaCloudAdminException> onFailure)
    {
        _drain.Cancel();
        while (_pending.Count > 0)
        {
            var (row, outcome) = TakeNext();
            if (outcome.Failure is { } failure)
                onFailure(row, failure);
            else
                Emit(outcome.Result);
        }
    }

    // PowerShell ends the run at the first error, so the results of all sent requests come first.
    private void EndFailed(RsaCloudAdminException failure)
    {
        var further = new List<RsaCloudAdminException>();
        Drain((_, other) =>
        {
            EmitAll(other.Done);
            if (other.Reason != RsaErrorReason.NotAttempted)
                further.Add(other);
        });
        _progress.Complete();
        failure.FurtherFailures = further;
        // The warning would end the run instead of the error.
        if (_endsAtFirstWarning)
            return;
        WriteWarnings();
        if (further.Count > 0)
            _cmdlet.WriteWarning($"{(further.Count == 1 ? "Another row in progress" : $"{further.Count} other rows in progress")} failed: {string.Join(" ", further.Select(f => f.Message))}");
    }

    private void EndIfRowsWait()
    {
        BulkRow? firstNotAttempted = null;
        Drain((row, failure) =>
        {
            if (failure.Reason == RsaErrorReason.NotAttempted)
                firstNotAttempted ??= row;
            WriteIfAttempted(row, failure);
        });
        WriteWarnings();
        if (firstNotAttempted is not null)
            End(firstNotAttempted);
    }

    private void End(BulkRow firstNotAttempted)
    {
        _progress.Complete();
        _cmdlet.ThrowTerminatingError(firstNotAttempted.ErrorFor(_circuitBreaker.FailureAt($"{firstNotAttempted}")));
    }

    /// <summary>A row whose result has not been written yet.</summary>
    private sealed record PendingRow(BulkRow Row, CallContext Context, Task<Outcome<TResult>> Ending);
}
