using RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

namespace RsaCloudAdmin.Client.Tests.RateLimiting;

/// <summary>Whatever limits a service, a list ends near the time that somebody would need who knew it, and the service is not hammered.</summary>
public class SimulationTests
{
    public static TheoryData<string> Models => [.. ServiceModel.All.Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_list_ends_near_the_time_of_who_knows_the_limit(string name)
    {
        var model = ServiceModel.All.Single(model => model.Name == name);
        var circumstances = new Circumstances();

        var result = ModelResult.Of(model, circumstances);

        TestContext.Current.TestOutputHelper!.WriteLine($"{result.Median:0.00} {result.Worst:0.00} {result.MedianRefusals} {result.MostRefusals}");
        Assert.InRange(result.Median, 0, model.Goal + 0.005);
        Assert.InRange(result.MostRefusals, 0, model.MostRefusals * circumstances.Rows);
        Assert.Equal(0, result.Lost);
        Assert.InRange(result.MostProbes, 0, 1);
        Assert.InRange(result.MostWaiting, 0, circumstances.ThrottleLimit);
    }
}
