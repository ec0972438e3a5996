using System.Management.Automation;
using static System.FormattableString;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Counts how the rows of a run end, and shows the counts during the run.</summary>
/// <param name="cmdlet">The running cmdlet.</param>
/// <param name="connectionName">The name of the connection, for the progress display.</param>
/// <param name="pauseLeft">Returns how much longer the service's rate limit blocks all requests.</param>
internal sealed class BulkProgress(PSCmdlet cmdlet, string connectionName, Func<TimeSpan> pauseLeft)
{
    private readonly ProgressDisplay _display = new(cmdlet, connectionName);
    private int _done;
    private int _failed;

    private string Counts => $"{_done} done, {_failed} failed";

    public void Count(bool succeeded)
    {
        if (succeeded)
            _done++;
        else
            _failed++;
    }

    /// <summary>Updates the progress display, if it is time.</summary>
    // In the status, because PowerShell's default progress view shows nothing else. The wait comes first, because the
    // view cuts off the end.
    public void Show() => _display.Show(() => ProgressDisplay.RateLimitStatus(pauseLeft()) is { } waiting ? $"{waiting}; {Counts}" : Counts);

    /// <summary>Writes a verbose line about the result of the run, and removes the display.</summary>
    public void Complete()
    {
        if (_done + _failed > 1)
            cmdlet.WriteVerbose(Invariant($"{_done + _failed} rows: {Counts}, in {_display.Elapsed.TotalSeconds:0.0} s."));
        _display.Complete(Counts);
    }

    /// <summary>Removes the display after a run that did not finish.</summary>
    public void Abandon() => _display.Abandon(Counts);
}
