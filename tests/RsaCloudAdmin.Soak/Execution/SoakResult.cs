using RsaCloudAdmin.Soak.Books;
using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Execution;

internal sealed record SoakResult
{
    public required SoakPlan Plan { get; init; }

    public required Ledger Ledger { get; init; }

    /// <summary>Empty if the books balance.</summary>
    public required IReadOnlyList<Discrepancy> Discrepancies { get; init; }

    public required int Restarts { get; init; }

    public required TokenCounts Tokens { get; init; }

    public required int MostInFlightOfOneUser { get; init; }

    public required TimeSpan Took { get; init; }
}
