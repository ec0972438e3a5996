namespace RsaCloudAdmin.Soak.Plan;

/// <summary>The service's behavior for a while.</summary>
/// <param name="From">The number of outcomes after which it begins.</param>
/// <param name="Faults">The faults, in the emulator's syntax.</param>
/// <param name="RateLimit">The rate limit, in the emulator's syntax; null for none.</param>
internal sealed record Conditions(int From, string Faults, string? RateLimit);

/// <summary>A restart of the service.</summary>
/// <param name="From">The number of outcomes after which it stops.</param>
/// <param name="Until">The number of outcomes after which it starts again.</param>
internal sealed record PlannedRestart(int From, int Until);
