namespace RsaCloudAdmin.Client.Tests;

/// <summary>Tests that look at the whole process: what it allocates, and what its listeners see. No others run beside them.</summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public sealed class ProcessWideTests
{
    /// <summary>The collection of them.</summary>
    public const string Collection = "Process-wide";
}
