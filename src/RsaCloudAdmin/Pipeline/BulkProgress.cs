using System.Management.Automation;
using static System.FormattableString;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Counts how the rows of a run end, and shows it while the run goes on.</summary>
/// <param name="cmdlet">The cmdlet that runs.</param>
/// <param name="place">Where it works.</param>
/// <param name="pauseLeft">How long the service's rate limit makes everything wait.</param>
internal sealed class BulkProgress(PSCmdlet cmdlet, string place, Func<TimeSpan> pauseLeft)
{
    private readonly ProgressDisplay _display = new(cmdlet, place);
    private int _done;
    private int _failed;

    private string Counts => $"{_done} done, {_failed} failed";

    /// <summary>A row ended.</summary>
    public void Count(bool succeeded)
    {
        if (succeeded)
            _done++;
        else
            _failed++;
    }

    /// <summary>Shows how far the run is, if it is time to.</summary>
    // In the status, for PowerShell's usual view of progress shows nothing else; and first, for it cuts the end off.
    public void Show() => _display.Show(() => ProgressDisplay.RateLimitStatus(pauseLeft()) is { } waiting ? $"{waiting}; {Counts}" : Counts);

    /// <summary>Says in a line how the run went, and removes the display.</summary>
    public void Complete()
    {
        if (_done + _failed > 1)
            cmdlet.WriteVerbose(Invariant($"{_done + _failed} rows: {Counts}, in {_display.Elapsed.TotalSeconds:0.0} s."));
        _display.Complete(Counts);
    }

    /// <summary>Removes the display after a run that did not come to its end.</summary>
    public void Abandon() => _display.Abandon(Counts);
}
