using RsaCloudAdmin.Client.RateLimiting;

namespace RsaCloudAdmin.Client.Tests.RateLimiting.Simulation;

/// <summary>A row of a list: one request with all its attempts.</summary>
internal sealed class SimulatedRow(int index)
{
    public int Index { get; } = index;

    public QueuedRequest Request { get; } = new(index);

    public double? FirstRefusal { get; set; }

    public bool HasEnded { get; set; }
}
