namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>The result of simulating a list with several seeds.</summary>
/// <param name="Median">The median time, as a multiple of the oracle's.</param>
/// <param name="Worst">The worst time, as a multiple of the oracle's.</param>
/// <param name="MedianRefusals">The median of the refusals beyond the first burst.</param>
/// <param name="MostRefusals">The most refusals beyond the first burst.</param>
/// <param name="Lost">The number of rows that gave up, over all seeds.</param>
/// <param name="MostProbes">The most requests in flight together while all requests paused.</param>
/// <param name="MostWaiting">The most requests that waited together.</param>
internal sealed record ModelResult(double Median, double Worst, int MedianRefusals, int MostRefusals, int Lost, int MostProbes, int MostWaiting)
{
    public static ModelResult Create(ServiceModel model, Circumstances circumstances, int seeds = 10)
    {
        var ratios = new List<double>();
        var refusals = new List<int>();
        var (lost, probes, waiting) = (0, 0, 0);
        for (var seed = 1; seed <= seeds; seed++)
        {
            var sender = new ClientSender(seed);
            var list = ListSimulation.Run(circumstances, model.Make(seed), sender, seed);
            ratios.Add(list.Now / OracleTime(model, circumstances, seed));
            refusals.Add(list.NeedlessRefusals);
            (lost, probes, waiting) = (lost + list.Lost, Math.Max(probes, sender.MostProbes), Math.Max(waiting, sender.MostWaiting));
        }

        ratios.Sort();
        refusals.Sort();
        return new ModelResult(MedianOf(ratios), ratios[^1], refusals[refusals.Count / 2], refusals[^1], lost, probes, waiting);
    }

    /// <summary>Returns the time, in seconds, of an ideal client that knows the service's limit.</summary>
    public static double OracleTime(ServiceModel model, Circumstances circumstances, int seed)
    {
        var service = model.Make(seed);
        return ListSimulation.Run(circumstances, service, new OracleSender(service), seed).Now;
    }

    private static double MedianOf(List<double> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
