using System.Diagnostics;

namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>What came of the inputs of one kind. Counted by several threads.</summary>
internal sealed class Tally(string kind)
{
    // Of one fault, a few examples tell all.
    private const int MostShown = 3;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly List<Finding> _findings = [];
    private long _accepted;
    private long _refused;
    private long _faults;

    public string Kind => kind;

    public long Accepted => Interlocked.Read(ref _accepted);

    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>How many inputs came to something they must not.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    public long Inputs => Accepted + Refused + Faults;

    public TimeSpan Took => _watch.Elapsed;

    /// <summary>Examples of what was found.</summary>
    public IReadOnlyList<Finding> Findings
    {
        get { lock (_findings) return [.. _findings]; }
    }

    /// <returns>Whether the verdict is one of which an example is wanted.</returns>
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
