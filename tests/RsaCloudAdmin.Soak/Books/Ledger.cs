namespace RsaCloudAdmin.Soak.Books;

/// <summary>
/// The books of a soak: what the module reported, what arrived at the service, and the service's final state.
/// </summary>
internal sealed record Ledger
{
    /// <summary>The pipelines, in order for each session.</summary>
    public required IReadOnlyList<Run> Runs { get; init; }

    public required int Operations { get; init; }

    public required IReadOnlyList<Arrival> Arrivals { get; init; }

    /// <summary>The service's final state of each user.</summary>
    public required IReadOnlyDictionary<int, UserState> Final { get; init; }
}
