using RsaCloudAdmin.Client.RateLimiting;

namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>A row of a list: one request with all its tries.</summary>
internal sealed class SimulatedRow(int index)
{
    public int Index { get; } = index;

    public QueuedRequest Request { get; } = new(index);

    /// <summary>When it was refused first; null if it never was.</summary>
    public double? FirstRefusal { get; set; }

    public bool HasEnded { get; set; }
}
