using RsaCloudAdmin.Soak.Execution;
using RsaCloudAdmin.Soak.Plan;
using RsaCloudAdmin.Soak.Reporting;

namespace RsaCloudAdmin.Soak.Tests;

/// <summary>A small soak with all the faults of a large one.</summary>
public class SoakTests
{
    private const int Operations = 1000;

    // The same plan in each run. Only the soak program draws a seed.
    private const int Seed = 7;

    [Fact]
    public async Task The_books_balance()
    {
        var result = await Soaking.RunAsync(SoakPlan.Make(Operations, Seed));

        var report = Report.From(result);
        TestContext.Current.TestOutputHelper!.WriteLine(report);
        Assert.True(result.Discrepancies.Count == 0, report);
        Assert.Contains("Books balance: yes", report, StringComparison.Ordinal);
        Assert.Equal(Operations, result.Ledger.Runs.Sum(run => run.Rows.Count(row => row.Outcome is not null || run.EndedBy is null)));
        // With fewer successes, the books would prove little.
        Assert.InRange(result.Ledger.Runs.Sum(run => run.Rows.Count(row => row.Outcome is { IsSuccess: true })), Operations / 3, Operations);
    }
}
