using System.Management.Automation;

namespace RsaCloudAdmin.Testing.Engine;

/// <summary>Reads streams while a pipeline is writing to them.</summary>
public static class PSDataCollectionExtensions
{
    /// <summary>
    /// Returns the records written so far. Copying the collection itself would fail if a record were added meanwhile.
    /// </summary>
    public static IReadOnlyList<T> Snapshot<T>(this PSDataCollection<T> records) => [.. Enumerable.Range(0, records.Count).Select(i => records[i])];
}
