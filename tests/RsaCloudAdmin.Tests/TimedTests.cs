namespace RsaCloudAdmin.Tests;

/// <summary>Tests that measure time. No other tests run at the same time.</summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public sealed class TimedTests
{
    /// <summary>The name of the collection.</summary>
    public const string Collection = "Timed";
}
