namespace RsaCloudAdmin.Benchmarks.Reporting;

/// <summary>Prints measurements as they arrive, as rows of a Markdown table.</summary>
internal static class Report
{
    /// <summary>The exit code if a goal is missed. Other failures end with 1.</summary>
    public const int GoalMissed = 2;

    /// <returns>0 if every goal is met.</returns>
    public static async Task<int> RunAsync(IAsyncEnumerable<Measurement> measurements)
    {
        var isMissed = false;
        Console.WriteLine(Measurement.Heading);
        await foreach (var measured in measurements.ConfigureAwait(false))
        {
            isMissed |= measured.IsMissed;
            Console.WriteLine(measured);
        }

        return isMissed ? GoalMissed : 0;
    }
}
