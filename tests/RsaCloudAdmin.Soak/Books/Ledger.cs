namespace RsaCloudAdmin.Soak.Books;

/// <summary>All that is known after a soak: what the module reported, what arrived at the service, and what the service has.</summary>
internal sealed record Ledger
{
    /// <summary>The pipelines, of each session in their order.</summary>
    public required IReadOnlyList<Run> Runs { get; init; }

    /// <summary>How many operations were planned.</summary>
    public required int Operations { get; init; }

    public required IReadOnlyList<Arrival> Arrivals { get; init; }

    /// <summary>What the server has in the end.</summary>
    public required IReadOnlyDictionary<int, UserState> Final { get; init; }
}
