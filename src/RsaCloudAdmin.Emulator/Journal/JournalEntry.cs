using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.Journal;

/// <summary>A request that arrived, without its token and its body.</summary>
/// <param name="Number">The number of the request, from 1.</param>
/// <param name="At">When it arrived.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path as received, without the query.</param>
/// <param name="Operation">The operation; null if the service does not have this path.</param>
/// <param name="Status">The status of the response, even if only a part was sent; null if none was sent.</param>
/// <param name="WasApplied">Whether it was processed. False if the body of the response refuses it.</param>
/// <param name="Fault">The fault that affected it; null for none.</param>
public sealed record JournalEntry(long Number, DateTimeOffset At, string Method, string Path, Operation? Operation, int? Status, bool WasApplied, FaultEffect? Fault)
{
    /// <summary>The query as received, still encoded; empty for none.</summary>
    public string Query { get; init; } = string.Empty;

    /// <summary>
    /// The user that the path names, or the id of the user that the body of a code operation names; null for none.
    /// </summary>
    public string? User { get; init; }
}
