using RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

namespace RsaCloudAdmin.Client.Tests.RateLimiting;

/// <summary>Whatever limit a service has, a list takes little longer than with an ideal client, and the service gets few excess requests.</summary>
public class SimulationTests
{
    public static TheoryData<string> Models => [.. ServiceModel.All.Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_list_ends_near_the_time_of_who_knows_the_limit(string name)
    {
        var model = ServiceModel.All.Single(model => model.Name == name);
        var circumstances = new Circumstances();

        var result = ModelResult.Create(model, circumstances);

        Assert.InRange(result.Median, 0, model.Goal + 0.005);
        Assert.InRange(result.MostRefusals, 0, model.MostRefusals * circumstances.Rows);
        Assert.Equal(0, result.Lost);
        Assert.InRange(result.MostProbes, 0, 1);
        Assert.InRange(result.MostWaiting, 0, circumstances.ThrottleLimit);
    }

    [Theory]
    [InlineData("50/s r")]
    [InlineData("5/s r")]
    [InlineData("5/s")]
    [InlineData("bucket r")]
    [InlineData("bucket")]
    [InlineData("300/min r")]
    public void A_limit_is_found_where_too_few_are_in_flight_for_refusals_in_a_row(string name)
    {
        var model = ServiceModel.All.Single(model => model.Name == name);

        foreach (var throttleLimit in new[] { 1, 2 })
        {
            var result = ModelResult.Create(model, new Circumstances(ThrottleLimit: throttleLimit));

            Assert.InRange(result.Median, 0, 1.2);
            Assert.InRange(result.MedianRefusals, 0, 0.025 * 2000);
            Assert.InRange(result.MostRefusals, 0, 0.05 * 2000);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Whatever_else_a_list_meets_nothing_is_lost_and_nobody_waits_for_long(string name)
    {
        var model = ServiceModel.All.Single(model => model.Name == name);
        foreach (var (rows, throttleLimit, latency) in new[] { (300, 1, 0.005), (300, 32, 0.02), (300, 5, 0.2), (2000, 32, 0.005), (2000, 64, 0.1) })
        {
            var result = ModelResult.Create(model, new Circumstances(rows, throttleLimit, latency), seeds: 3);

            Assert.True(result.Median <= 3, $"{rows} rows, {throttleLimit} at a time, {latency} s: {result}");
            Assert.Equal(0, result.Lost);
            Assert.InRange(result.MostProbes, 0, 1);
            Assert.InRange(result.MostWaiting, 0, throttleLimit);
        }
    }
}
