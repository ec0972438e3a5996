using RsaCloudAdmin.Benchmarks.Contenders;
using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>How near to the ideal time a list comes when the service lets only so many requests through, of which the client knows nothing.</summary>
internal static class RateLimitBenchmark
{
    private const int Users = 2000;
    private const int RequestsASecond = 50;
    private const int ThrottleLimit = 5;
    private const double IdealSeconds = (double)Users / RequestsASecond;

    public static async IAsyncEnumerable<Measurement> RunAsync(int rounds)
    {
        foreach (var (sendsRetryAfter, most) in ((bool, double)[])[(true, 1.15), (false, 1.4)])
        {
            // Each waits most of its time, so that they do not disturb one another.
            var runs = await Task.WhenAll(Enumerable.Range(0, rounds).Select(_ => UnlockAsync(sendsRetryAfter))).ConfigureAwait(false);
            var refused = runs.Select(run => run.Refused).Order().ToList();
            var header = sendsRetryAfter ? "with Retry-After" : "without Retry-After";
            yield return new Measurement(
                $"Time under a rate limit {header}, the ideal = 1",
                runs.Select(run => run.Time.TotalSeconds / IdealSeconds).Median(),
                Goal.AtMost(most),
                FormattableString.Invariant($"{runs.Length} runs of {runs.Min(run => run.Time.TotalSeconds):0.0} to {runs.Max(run => run.Time.TotalSeconds):0.0} s"));
            if (sendsRetryAfter)
                yield return new Measurement($"Refusals in a run {header} (a number)", refused[^1], Goal.AtMost(40), $"from {refused[0]} to {refused[^1]}");
        }
    }

    private static async Task<(TimeSpan Time, int Refused)> UnlockAsync(bool sendsRetryAfter)
    {
        using var service = await ServiceProcess.StartAsync(new() { Users = Users, RequestsASecond = RequestsASecond, SendRetryAfter = sendsRetryAfter }).ConfigureAwait(false);
        // A session of its own: no pace is known from the time before.
        using var module = new ModuleSession(service);
        var time = await Task.Run(() => module.Unlock(SeededUsers.Ids(Users), ThrottleLimit)).ConfigureAwait(false);
        return (time, (await service.CountAsync().ConfigureAwait(false)).Refused);
    }
}
