namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>Conditions of a simulated run other than the service's limit.</summary>
/// <param name="Rows">The number of rows in the list.</param>
/// <param name="ThrottleLimit">How many rows may have started after the oldest unfinished one. Results keep the list's order.</param>
/// <param name="Latency">How many seconds a request takes.</param>
/// <param name="RefusalsAreSlow">Whether a refusal takes as long as any response; otherwise a tenth of it, the network's share.</param>
/// <param name="LongestStall">The longest network stall in seconds; one occurs about once a second. Requests sent meanwhile arrive together.</param>
internal sealed record Circumstances(int Rows = 2000, int ThrottleLimit = 5, double Latency = 0.02, bool RefusalsAreSlow = false, double LongestStall = 0)
{
    public override string ToString() => $"{Rows} rows, ThrottleLimit {ThrottleLimit}, {Latency * 1000:0} ms";
}
