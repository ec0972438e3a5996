namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>What a list meets beside the service's limit.</summary>
/// <param name="Rows">How many rows the list has.</param>
/// <param name="ThrottleLimit">How many rows beyond the oldest that has not ended may have been begun: a list's results come in its order.</param>
/// <param name="Latency">How many seconds a request takes.</param>
/// <param name="NetworkShare">The share of the latency that is the network's. A refusal takes no more.</param>
internal sealed record Circumstances(int Rows = 2000, int ThrottleLimit = 5, double Latency = 0.02, double NetworkShare = 0.1)
{
    public override string ToString() => $"{Rows} rows, ThrottleLimit {ThrottleLimit}, {Latency * 1000:0} ms";
}
