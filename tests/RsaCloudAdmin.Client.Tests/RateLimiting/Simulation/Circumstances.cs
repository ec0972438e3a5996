namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>What a list meets beside the service's limit.</summary>
/// <param name="Rows">How many rows the list has.</param>
/// <param name="ThrottleLimit">How many rows beyond the oldest that has not ended may have been begun: a list's results come in its order.</param>
/// <param name="Latency">How many seconds a request takes.</param>
/// <param name="RefusalsAreSlow">Whether a refusal takes as long as any answer; else as long as the network needs, a tenth.</param>
/// <param name="LongestStall">How many seconds the way to the service stands still at most, about once a second: what is sent meanwhile arrives together.</param>
internal sealed record Circumstances(int Rows = 2000, int ThrottleLimit = 5, double Latency = 0.02, bool RefusalsAreSlow = false, double LongestStall = 0)
{
    public override string ToString() => $"{Rows} rows, ThrottleLimit {ThrottleLimit}, {Latency * 1000:0} ms";
}
