namespace RsaCloudAdmin.Tests;

/// <summary>Tests that measure how quickly something is done; no others run beside them.</summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public sealed class TimedTests
{
    /// <summary>The collection of them.</summary>
    public const string Collection = "Timed";
}
