using System.Diagnostics;

namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>Counts the results of one kind. Thread-safe.</summary>
internal sealed class Tally(string kind)
{
    // A few examples of a fault are enough.
    private const int MostShown = 3;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<Finding> _findings = [];
    private long _accepted;
    private long _refused;
    private long _faults;

    public string Kind => kind;

    public long Accepted => Interlocked.Read(ref _accepted);

    public long Refused => Interlocked.Read(ref _refused);

    public long Faults => Interlocked.Read(ref _faults);

    public long Inputs => Accepted + Refused + Faults;

    public TimeSpan Took => _watch.Elapsed;

    public IReadOnlyList<Finding> Findings
    {
        get { lock (_findings) return [.. _findings]; }
    }

    /// <returns>Whether an example of this verdict is still needed.</returns>
    public bool Count(Verdict verdict)
    {
        Interlocked.Add(ref _accepted, verdict.Accepted);
        Interlocked.Add(ref _refused, verdict.Refused);
        if (verdict.Fault == Fault.None)
            return false;
        Interlocked.Increment(ref _faults);
        lock (_findings)
            return _findings.Count(finding => finding.Fault == verdict.Fault) < MostShown;
    }

    public void Add(Finding finding)
    {
        lock (_findings)
            _findings.Add(finding);
    }

    public void Stop() => _watch.Stop();
}
