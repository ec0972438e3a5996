namespace RsaCloudAdmin.Client.Tests;

/// <summary>Tests that observe the whole process, such as its allocations or listeners. No other test runs at the same time.</summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public sealed class ProcessWideTests
{
    /// <summary>The name of the collection.</summary>
    public const string Collection = "Process-wide";
}
