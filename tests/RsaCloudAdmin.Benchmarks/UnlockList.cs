using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>The list that throughput is measured with: 2,000 unlocks by a service that takes 20 ms for each.</summary>
internal static class UnlockList
{
    private const int Rows = 2000;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    public static Task<ServiceProcess> StartServiceAsync() =>
        ServiceProcess.StartAsync(new() { Users = Rows, Latency = Latency });

    /// <summary>How many rows are worked through: one by one, a quarter tells as much and does not take minutes.</summary>
    public static int RowsAt(int throttleLimit) => throttleLimit == 1 ? Rows / 4 : Rows;

    /// <summary>What nobody can be faster than, in words.</summary>
    public static string MostAt(int throttleLimit) => FormattableString.Invariant($"the service's time allows {throttleLimit / Latency.TotalSeconds:0}");

    /// <summary>The median of so many runs, in words.</summary>
    public static string Rate(int rows, IEnumerable<TimeSpan> runs) =>
        FormattableString.Invariant($"{rows / runs.Select(time => time.TotalSeconds).Median():0} a second");
}
