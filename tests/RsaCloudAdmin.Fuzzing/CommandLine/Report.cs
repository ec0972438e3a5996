using RsaCloudAdmin.Fuzzing.Harness;

namespace RsaCloudAdmin.Fuzzing.CommandLine;

/// <summary>Prints a table row when a kind ends, and at the end all findings and the totals.</summary>
internal sealed class Report
{
    private readonly TextWriter _output;
    private readonly List<Tally> _tallies = [];

    public Report(TextWriter output, Seed seed)
    {
        _output = output;
        _output.WriteLine($"Seed {seed}");
        _output.WriteLine($"{"Kind",-14}{"Inputs",12}{"Accepted",12}{"Refused",12}{"Findings",10}{"Seconds",9}");
    }

    public long Findings => _tallies.Sum(tally => tally.Faults);

    public void Add(Tally tally)
    {
        _tallies.Add(tally);
        _output.WriteLine(FormattableString.Invariant($"{tally.Kind,-14}{tally.Inputs,12:N0}{tally.Accepted,12:N0}{tally.Refused,12:N0}{tally.Faults,10:N0}{tally.Took.TotalSeconds,9:0.0}"));
    }

    public void End(TimeSpan took)
    {
        foreach (var finding in _tallies.SelectMany(tally => tally.Findings))
            _output.WriteLine(finding);
        _output.WriteLine(FormattableString.Invariant(
            $"{_tallies.Sum(t => t.Inputs):N0} inputs: {_tallies.Sum(t => t.Accepted):N0} accepted, {_tallies.Sum(t => t.Refused):N0} refused clearly, {Findings:N0} findings in {took.TotalSeconds:0} s"));
    }
}
