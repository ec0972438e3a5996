using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>The list used to measure throughput: 2,000 unlocks, each of which takes the service 20 ms.</summary>
internal static class UnlockList
{
    private const int Rows = 2000;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    public static Task<ServiceProcess> StartServiceAsync() =>
        ServiceProcess.StartAsync(new() { Users = Rows, Latency = Latency });

    /// <summary>Returns the number of rows. A quarter is enough at a throttle limit of 1, where all would take minutes.</summary>
    public static int RowsAt(int throttleLimit) => throttleLimit == 1 ? Rows / 4 : Rows;

    /// <summary>Describes the highest throughput that the service's latency allows.</summary>
    public static string MostAt(int throttleLimit) => FormattableString.Invariant($"latency allows {throttleLimit / Latency.TotalSeconds:0}/s");

    /// <summary>Describes the median throughput of the runs.</summary>
    public static string Rate(int rows, IEnumerable<TimeSpan> runs) =>
        FormattableString.Invariant($"{rows / runs.Select(time => time.TotalSeconds).Median():0}/s");
}
