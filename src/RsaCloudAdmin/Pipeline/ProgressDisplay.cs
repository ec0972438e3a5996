using System.Diagnostics;
using System.Management.Automation;

namespace RsaCloudAdmin.Pipeline;

/// <summary>A cmdlet's display of progress, on the pipeline's own thread, like all output.</summary>
internal sealed class ProgressDisplay
{
    /// <summary>How often the display may change.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // Nobody needs a display of what is over in a moment.
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(1);

    // Hosts keep displays apart by the number of their source. The cmdlet's own cannot be told, and is needed at the end.
    private static int _sources;

    private readonly PSCmdlet _cmdlet;
    private readonly long _source = long.MinValue + Interlocked.Increment(ref _sources);
    private readonly Stopwatch _running = Stopwatch.StartNew();
    private readonly string _activity;
    private readonly bool _isWanted;
    private TimeSpan _lastShown;
    private bool _isShown;

    /// <param name="cmdlet">The cmdlet that runs.</param>
    /// <param name="place">Where it works.</param>
    public ProgressDisplay(PSCmdlet cmdlet, string place)
    {
        _cmdlet = cmdlet;
        _isWanted = IsWanted(cmdlet);
        _activity = $"{cmdlet.MyInvocation.MyCommand.Name} at {DisplayText.Quote(place)}";
    }

    /// <summary>How long the cmdlet has been running.</summary>
    public TimeSpan Elapsed => _running.Elapsed;

    /// <summary>Shows the status, if it is time to.</summary>
    public void Show(Func<string> status)
    {
        var now = _running.Elapsed;
        if (!_isWanted || now < FirstAfter || (_isShown && now - _lastShown < Interval))
            return;
        _lastShown = now;
        _isShown = true;
        _cmdlet.CommandRuntime.WriteProgress(_source, new ProgressRecord(0, _activity, status()));
    }

    /// <summary>Removes the display.</summary>
    public void Complete(string status)
    {
        if (_isShown)
            _cmdlet.CommandRuntime.WriteProgress(_source, Completed(status));
        _isShown = false;
    }

    /// <summary>Removes the display if <see cref="Complete"/> was not reached. A cmdlet that is stopped may not write, so the host is told.</summary>
    public void Abandon(string status)
    {
        if (_isShown)
            _cmdlet.Host?.UI?.WriteProgress(_source, Completed(status));
    }

    /// <summary>What the status says while the service's rate limit makes everything wait; null if it does not.</summary>
    public static string? RateLimitStatus(TimeSpan pauseLeft) => pauseLeft > TimeSpan.Zero ? $"Rate limit until {DateTime.Now + pauseLeft:T}" : null;

    // Asked for here because the host, told at the end of an unfinished run, does not ask.
    private static bool IsWanted(PSCmdlet cmdlet) =>
        Preferences.Get(cmdlet, "ProgressAction", "ProgressPreference") is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private ProgressRecord Completed(string status) => new(0, _activity, status) { RecordType = ProgressRecordType.Completed };
}
