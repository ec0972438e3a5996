namespace RsaCloudAdmin.Benchmarks.Small;

/// <summary>How many times the baseline's bytes a benchmark may allocate.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AllocationGoalAttribute(double most) : Attribute
{
    public double Most { get; } = most;
}
