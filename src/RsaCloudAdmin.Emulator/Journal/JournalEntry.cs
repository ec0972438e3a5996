using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.Journal;

/// <summary>A request that arrived, without its token and its content.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="At">When it arrived.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">As it came over the wire.</param>
/// <param name="Operation">What it asked for; null if the service knows no such path.</param>
/// <param name="Status">What was answered, in whole or in part; null if nothing was.</param>
/// <param name="WasApplied">Whether it was carried out.</param>
/// <param name="Fault">What struck it.</param>
public sealed record JournalEntry(long Number, DateTimeOffset At, string Method, string Path, Operation? Operation, int? Status, bool WasApplied, FaultEffect? Fault);
