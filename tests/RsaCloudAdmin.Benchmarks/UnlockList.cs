using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>The list that throughput is measured with: 2,000 unlocks by a service that takes 20 ms for each.</summary>
internal static class UnlockList
{
    public static List<string> Ids { get; } = SeededUsers.Ids(2000);

    public static Task<ServiceProcess> StartServiceAsync() =>
        ServiceProcess.StartAsync(new() { Users = Ids.Count, Latency = TimeSpan.FromMilliseconds(20) });

    /// <summary>The median of so many runs, in words.</summary>
    public static string Rate(IEnumerable<TimeSpan> runs) =>
        FormattableString.Invariant($"{Ids.Count / runs.Select(time => time.TotalSeconds).Median():0} a second");
}
