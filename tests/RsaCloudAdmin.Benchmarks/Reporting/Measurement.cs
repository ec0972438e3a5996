namespace RsaCloudAdmin.Benchmarks.Reporting;

/// <summary>One figure of a benchmark, with its goal.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">The figure: a ratio, unless the name says otherwise.</param>
/// <param name="Goal">The bound that the figure should keep; null if there is no goal.</param>
/// <param name="Detail">The underlying figures.</param>
internal sealed record Measurement(string What, double Value, Goal? Goal, string Detail)
{
    public bool IsMissed => Goal?.IsMetBy(Value) == false;

    public static string Heading => "| What | Figure | Goal | Met | Details |\n|---|---|---|---|---|";

    public override string ToString() => FormattableString.Invariant(
        $"| {What} | {Value:0.00} | {Goal?.ToString() ?? "none"} | {(Goal is null ? "" : IsMissed ? "NO" : "yes")} | {Detail} |");
}

/// <summary>A lower or upper bound for a figure.</summary>
internal readonly record struct Goal(double Bound, bool IsLeast)
{
    public static Goal AtLeast(double bound) => new(bound, IsLeast: true);

    public static Goal AtMost(double bound) => new(bound, IsLeast: false);

    public bool IsMetBy(double value) => IsLeast ? value >= Bound : value <= Bound;

    public override string ToString() => FormattableString.Invariant($"{(IsLeast ? "≥" : "≤")} {Bound:0.00}");
}
