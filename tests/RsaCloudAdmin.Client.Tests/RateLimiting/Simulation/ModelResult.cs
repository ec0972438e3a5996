namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>How a list fared with a made-up service, over some seeds.</summary>
/// <param name="Median">The list's time as a multiple of the oracle's: the median.</param>
/// <param name="Worst">The same at worst.</param>
/// <param name="MedianRefusals">Refusals beyond the first flight: the median.</param>
/// <param name="MostRefusals">The same at worst.</param>
/// <param name="Lost">Rows that gave up, in all.</param>
/// <param name="MostProbes">The most requests at a time that were sent into a closed gate.</param>
/// <param name="MostWaiting">The most requests that waited together.</param>
internal sealed record ModelResult(double Median, double Worst, int MedianRefusals, int MostRefusals, int Lost, int MostProbes, int MostWaiting)
{
    public static ModelResult Of(ServiceModel model, Circumstances circumstances, int seeds = 10)
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

    /// <summary>How many seconds a client needs that knows the service.</summary>
    public static double OracleTime(ServiceModel model, Circumstances circumstances, int seed)
    {
        var service = model.Make(seed);
        return ListSimulation.Run(circumstances, service, new OracleSender(service), seed).Now;
    }

    private static double MedianOf(List<double> sorted) => (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
