namespace RsaCloudAdmin.Soak.Plan;

/// <summary>What the service is like for a while.</summary>
/// <param name="From">After how many outcomes it begins.</param>
/// <param name="Faults">The faults, in the emulator's own way of writing them.</param>
/// <param name="RateLimit">The rate limit, likewise; null for none.</param>
internal sealed record Conditions(int From, string Faults, string? RateLimit);

/// <summary>The service is restarted.</summary>
/// <param name="From">After how many outcomes it goes down.</param>
/// <param name="Until">After how many outcomes it comes back.</param>
internal sealed record PlannedRestart(int From, int Until);
