using System.Diagnostics;
using System.Management.Automation;

namespace RsaCloudAdmin.Pipeline;

/// <summary>A progress display of a cmdlet. Like all output, it is written on the pipeline thread.</summary>
internal sealed class ProgressDisplay
{
    /// <summary>The minimum time between two updates.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    // Short runs need no display.
    private static readonly TimeSpan FirstAfter = TimeSpan.FromSeconds(1);

    // Hosts distinguish displays by the number of their source. The cmdlet's own number is not available, but is needed at the end.
    private static int _sources;

    private readonly PSCmdlet _cmdlet;
    private readonly long _source = long.MinValue + Interlocked.Increment(ref _sources);
    private readonly Stopwatch _running = Stopwatch.StartNew();
    private readonly string _activity;
    private readonly bool _isWanted;
    private TimeSpan _lastShown;
    private bool _isShown;

    /// <param name="cmdlet">The running cmdlet.</param>
    /// <param name="server">The name of the host or the connection.</param>
    public ProgressDisplay(PSCmdlet cmdlet, string server)
    {
        _cmdlet = cmdlet;
        _isWanted = IsWanted(cmdlet);
        _activity = $"{cmdlet.MyInvocation.MyCommand.Name} at {DisplayText.Quote(server)}";
    }

    /// <summary>The time since the display was created.</summary>
    public TimeSpan Elapsed => _running.Elapsed;

    /// <summary>Shows the status, if it is time.</summary>
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

    /// <summary>Removes the display if <see cref="Complete"/> was not called. Uses the host, because a stopped cmdlet may not write.</summary>
    public void Abandon(string status)
    {
        if (_isShown)
            _cmdlet.Host?.UI?.WriteProgress(_source, Completed(status));
    }

    /// <summary>Returns the status while the service's rate limit blocks all requests; null if it does not.</summary>
    public static string? RateLimitStatus(TimeSpan pauseLeft) => pauseLeft > TimeSpan.Zero ? $"Rate limit until {DateTime.Now + pauseLeft:T}" : null;

    // Checked here, because the host does not check the preference at the end of an unfinished run.
    private static bool IsWanted(PSCmdlet cmdlet) =>
        Preferences.Get(cmdlet, "ProgressAction", "ProgressPreference") is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);

    private ProgressRecord Completed(string status) => new(0, _activity, status) { RecordType = ProgressRecordType.Completed };
}
