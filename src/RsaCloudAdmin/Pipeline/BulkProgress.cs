using System.Diagnostics;
using System.Management.Automation;
using static System.FormattableString;

namespace RsaCloudAdmin.Pipeline;

/// <summary>Counts how the rows of a run end, and shows it while the run goes on: on the pipeline's own thread, like all output.</summary>
internal sealed class BulkProgress
{
    /// <summary>How often the display may change.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // Nobody needs a display of what is over in a moment.
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(1);

    // Hosts keep displays apart by the number of their source. The cmdlet's own cannot be told, and is needed at the end.
    private static int _sources;

    private readonly PSCmdlet _cmdlet;
    private readonly Func<TimeSpan> _pauseLeft;
    private readonly long _source = long.MinValue + Interlocked.Increment(ref _sources);
    private readonly Stopwatch _running = Stopwatch.StartNew();
    private readonly string _activity;
    private readonly bool _isWanted;
    private TimeSpan _lastShown;
    private bool _isShown;
    private int _done;
    private int _failed;

    /// <param name="cmdlet">The cmdlet that runs.</param>
    /// <param name="place">Where it works.</param>
    /// <param name="pauseLeft">How long the service's rate limit makes everything wait.</param>
    public BulkProgress(PSCmdlet cmdlet, string place, Func<TimeSpan> pauseLeft)
    {
        _cmdlet = cmdlet;
        _pauseLeft = pauseLeft;
        _isWanted = IsWanted(cmdlet);
        _activity = $"{cmdlet.MyInvocation.MyCommand.Name} at {Quoted.Line(place)}";
    }

    /// <summary>A row ended.</summary>
    public void Count(bool succeeded)
    {
        if (succeeded)
            _done++;
        else
            _failed++;
    }

    /// <summary>Shows how far the run is, if it is time to.</summary>
    /// <param name="pending">Rows that have not ended yet.</param>
    public void Show(int pending)
    {
        var now = _running.Elapsed;
        if (!_isWanted || _done + _failed + pending < 2 || now < FirstAfter || (_isShown && now - _lastShown < Interval))
            return;
        _lastShown = now;
        _isShown = true;
        var pause = _pauseLeft();
        // In the status, for PowerShell's usual view of progress shows nothing else; and first, for it cuts the end off.
        var waiting = pause > TimeSpan.Zero ? $"Rate limit until {DateTime.Now + pause:T}; " : string.Empty;
        _cmdlet.CommandRuntime.WriteProgress(_source, new ProgressRecord(0, _activity, waiting + Counts));
    }

    /// <summary>Says in a line how the run went, and takes the display away.</summary>
    public void Complete()
    {
        if (_done + _failed > 1)
            _cmdlet.WriteVerbose(Invariant($"{_done + _failed} rows: {Counts}, in {_running.Elapsed.TotalSeconds:0.0} s."));
        if (_isShown)
            _cmdlet.CommandRuntime.WriteProgress(_source, Completed());
        _isShown = false;
    }

    /// <summary>Takes the display away after a run that did not come to its end. A cmdlet that is stopped may not write, so the host is told.</summary>
    public void Abandon()
    {
        if (_isShown)
            _cmdlet.Host?.UI?.WriteProgress(_source, Completed());
    }

    private string Counts => $"{_done} done, {_failed} failed";

    // Asked for here because the host, told at the end of an unfinished run, does not ask.
    private static bool IsWanted(PSCmdlet cmdlet)
    {
        var preference = cmdlet.MyInvocation.BoundParameters.TryGetValue("ProgressAction", out var bound) ? bound : cmdlet.GetVariableValue("ProgressPreference");
        return !LanguagePrimitives.TryConvertTo<ActionPreference>(preference, out var action) || action is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }

    private ProgressRecord Completed() => new(0, _activity, Counts) { RecordType = ProgressRecordType.Completed };
}
