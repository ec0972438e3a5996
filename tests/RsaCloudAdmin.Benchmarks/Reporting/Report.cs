namespace RsaCloudAdmin.Benchmarks.Reporting;

/// <summary>Prints measurements as they come, as the rows of a Markdown table.</summary>
internal static class Report
{
    /// <returns>0 if every goal is met, else 1.</returns>
    public static async Task<int> RunAsync(IAsyncEnumerable<Measurement> measurements)
    {
        var isAllMet = true;
        Console.WriteLine("| What | Figure | Goal | Met | Details |");
        Console.WriteLine("|---|---|---|---|---|");
        await foreach (var measured in measurements.ConfigureAwait(false))
        {
            var isMet = measured.Goal.IsMetBy(measured.Value);
            isAllMet &= isMet;
            Console.WriteLine(FormattableString.Invariant($"| {measured.What} | {measured.Value:0.00} | {measured.Goal} | {(isMet ? "yes" : "NO")} | {measured.Detail} |"));
        }

        return isAllMet ? 0 : 1;
    }
}
