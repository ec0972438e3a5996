using CsCheck;

namespace RsaCloudAdmin.Client.Tests.Http;

/// <summary>What the pace is for: a list ends near the time that the limit allows, and the service is not hammered.</summary>
public class PaceSimulationTests
{
    // A client that has just been made, one whose user thought for a while, and requests as slow as over an ocean.
    private static readonly Gen<(int Workers, double Latency, double IdleFirst, int Seed)> Circumstances =
        Gen.Select(Gen.OneOfConst(1, 5, 32, 64), Gen.Double[0.001, 0.15], Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 60]), Gen.Int[0, 1_000_000]);

    [Theory]
    [InlineData(50, 1, 2000, true, 1.2)]
    [InlineData(50, 1, 2000, false, 1.25)]
    [InlineData(10, 1, 500, true, 1.2)]
    [InlineData(10, 1, 500, false, 1.25)]
    [InlineData(100, 10, 2000, true, 1.15)]
    [InlineData(100, 10, 2000, false, 1.15)]
    [InlineData(1000, 60, 5000, true, 1.1)]
    [InlineData(1000, 60, 5000, false, 1.2)]
    public void A_list_ends_near_the_time_that_the_limit_allows(int requests, double window, int rows, bool sendsRetryAfter, double most) => Circumstances.Sample(
        c =>
        {
            var limit = Limit(requests, window, sendsRetryAfter, c);
            // Few workers with slow requests may not reach the limit at all.
            var floor = Math.Max(1, c.Latency / c.Workers * requests / window);

            Assert.InRange(limit.RatioToIdeal(rows) / floor, 0, most);
            Assert.Equal(0, limit.Lost);
            // All that is on its way when the limit is first met is refused together; later there is hardly anything.
            Assert.InRange(limit.Refusals, 0, (2 * c.Workers) + (0.06 * rows));
        },
        iter: 200);

    [Theory]
    [InlineData(true, 1.15)]
    [InlineData(false, 1.4)]
    public void A_list_at_the_default_ThrottleLimit_ends_soon_after_that_time(bool sendsRetryAfter, double most) =>
        Gen.Select(Gen.Double[0.001, 0.02], Gen.Double[0, 8], Gen.Double[0, 1.5], Gen.Int[0, 1_000_000]).Sample(
            (latency, idleFirst, slowStart, seed) =>
            {
                var limit = Limit(50, 1, sendsRetryAfter, (5, latency, idleFirst, seed), slowStart);

                Assert.InRange(limit.RatioToIdeal(2000), 0, most);
                Assert.InRange(limit.Refusals, 1, 40);
            },
            iter: 200);

    [Fact]
    public void Any_limit_loses_nothing_and_is_found_in_time() =>
        Gen.Select(Gen.Int[64, 1000], Gen.Double[1, 60], Gen.Bool, Circumstances).Sample(
            (requests, window, sendsRetryAfter, c) =>
            {
                var limit = Limit(requests, window, sendsRetryAfter, c);
                var floor = Math.Max(1, c.Latency / c.Workers * requests / window);

                Assert.InRange(limit.RatioToIdeal(20 * requests) / floor, 0, 1.6);
                Assert.Equal(0, limit.Lost);
            },
            iter: 300);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_limit_with_windows_of_less_than_a_second_is_found_too_if_later(bool sendsRetryAfter) => Circumstances.Sample(
        c => Assert.InRange(Limit(5, 0.1, sendsRetryAfter, c).RatioToIdeal(5000) / Math.Max(1, c.Latency / c.Workers * 50), 0, 2.5),
        iter: 100);

    private static SimulatedLimit Limit(
        int requests, double window, bool sendsRetryAfter, (int Workers, double Latency, double IdleFirst, int Seed) c, double slowStart = 0) => new(requests, window, sendsRetryAfter)
        {
            Workers = c.Workers,
            Latency = c.Latency,
            IdleFirst = c.IdleFirst,
            SlowStart = slowStart,
            Jitter = new Random(c.Seed).NextDouble,
        };
}
