namespace RsaCloudAdmin.Benchmarks.Small;

/// <summary>The most bytes that a benchmark may allocate, as a multiple of its baseline.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AllocationGoalAttribute(double most) : Attribute
{
    public double Most { get; } = most;
}
