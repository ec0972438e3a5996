using System.Management.Automation;
using RsaCloudAdmin.Pipeline;

namespace RsaCloudAdmin.Commands;

/// <summary>The base class of cmdlets that do one thing for each row of a list.</summary>
/// <typeparam name="TResult">The type of the result of a row. The items of a list are emitted one by one.</typeparam>
public abstract class BulkCommand<TResult> : ConnectedCommand
{
    private static readonly (string Parameter, string Variable) Errors = ("ErrorAction", "ErrorActionPreference");
    private static readonly (string Parameter, string Variable) Warnings = ("WarningAction", "WarningPreference");

    private BulkRun<TResult>? _run;

    /// <summary>Returns whether to send the request of the row.</summary>
    private protected virtual bool IsConfirmed(BulkRow row, string action) => true;

    /// <summary>Sends the request of a row, and writes finished rows. Returns when there is room for another row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="prepare">
    /// Returns the request of the row. Reads all values from the row and the parameters, and sends nothing. Throws an
    /// <see cref="RsaCloudAdminException"/> if the row has a value that cannot be sent.
    /// </param>
    private protected void Add(BulkRow row, Func<RowRequest<TResult>> prepare)
    {
        _run!.EndIfBroken(row);
        if (Prepared(row, prepare, out var request) is { } failure)
            _run.AddFailed(row, failure);
        else if (IsConfirmed(row, request!.Action))
            _run.Add(row, request.SendAsync);
    }

    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        var progress = new BulkProgress(this, Connection!.Name, () => Connection.Client.RateLimitPause);
        _run = new BulkRun<TResult>(this, Connection.Origin, Asks() ? 1 : ThrottleLimit, Is(ActionPreference.Stop, Errors), Is(ActionPreference.Stop, Warnings), progress, StopToken);
    }

    protected override void EndProcessing() => _run!.Complete();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _run?.Dispose();
    }

    private static RsaCloudAdminException? Prepared(BulkRow row, Func<RowRequest<TResult>> prepare, out RowRequest<TResult>? request)
    {
        request = null;
        if (row.Failure is not null)
            return row.Failure;
        try
        {
            request = prepare();
            return null;
        }
        catch (RsaCloudAdminException failure)
        {
            return failure;
        }
    }

    // If the user answers that the run ends, nothing is in flight whose result would be lost.
    private bool Asks() => Is(ActionPreference.Inquire, Errors) || Is(ActionPreference.Inquire, Warnings);

    private bool Is(ActionPreference action, (string Parameter, string Variable) of) => Preferences.Get(this, of.Parameter, of.Variable) == action;
}
