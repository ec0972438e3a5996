using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>How many access tokens were issued, and how many lives of tokens the sessions lasted.</summary>
/// <param name="Issued">The issuer's count.</param>
/// <param name="Lives">Signings-in, and times by the lives of the tokens.</param>
internal sealed record TokenCounts(int Issued, double Lives);

/// <summary>All went wrong that was to, and no more tokens were fetched than that needs.</summary>
internal static class FaultScheduleRules
{
    public const string Faults = "Every fault struck";
    public const string Restarted = "The service was restarted twice";
    public const string Stopped = "Pipelines were stopped";
    public const string Tokens = "A token serves for its life";

    // Renewed when a fifth of the life is left, which is at least a second's part of short ones.
    private const double SpentOfALife = 0.75;

    public static IEnumerable<Discrepancy> Check(Ledger ledger, int restarts, TokenCounts tokens)
    {
        foreach (var effect in Enum.GetValues<FaultEffect>().Except(ledger.Arrivals.Select(a => a.Fault).OfType<FaultEffect>()))
            yield return new(Faults, "all", $"{effect} never did.");
        if (restarts != 2)
            yield return new(Restarted, "all", $"{restarts} times.");
        if (!ledger.Runs.Any(run => run.WasStopped))
            yield return new(Stopped, "all", "None was.");
        // A token that is refused is discarded, and one whose answer is spoilt is fetched again.
        var refused = ledger.Arrivals.Count(a => a.Fault is FaultEffect.Unauthorized or FaultEffect.Forbidden || a.Status is 401 or 403);
        var spoilt = ledger.Arrivals.Count(a => a is { Operation: Operation.Token, Fault: not null });
        if (tokens.Issued > (tokens.Lives / SpentOfALife) + refused + spoilt + restarts)
            yield return new(Tokens, "all", $"{tokens.Issued} were issued in {tokens.Lives:0} lives, with {refused} refusals and {spoilt} spoilt answers.");
        if (tokens.Issued == 0)
            yield return new(Tokens, "all", "None was issued.");
    }
}
