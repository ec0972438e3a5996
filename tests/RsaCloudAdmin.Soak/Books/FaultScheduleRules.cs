using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>The number of access tokens issued, and the number that the sessions needed.</summary>
/// <param name="Issued">The issuer's count.</param>
/// <param name="Lives">The number of sign-ins, plus the working time divided by the tokens' lifetime.</param>
internal sealed record TokenCounts(int Issued, double Lives);

/// <summary>All planned faults occurred, and no more tokens were requested than needed.</summary>
internal static class FaultScheduleRules
{
    public const string Faults = "Every fault occurred";
    public const string Restarted = "The service was restarted twice";
    public const string Stopped = "Pipelines were stopped";
    public const string Tokens = "A token is used for its lifetime";

    // A token is renewed when at most a fifth of its lifetime is left. The value below 0.8 leaves a tolerance.
    private const double SpentOfALife = 0.75;

    public static IEnumerable<Discrepancy> Check(Ledger ledger, int restarts, TokenCounts tokens)
    {
        foreach (var effect in Enum.GetValues<FaultEffect>().Except(ledger.Arrivals.Select(a => a.Fault).OfType<FaultEffect>()))
            yield return new(Faults, "all", $"{effect} never did.");
        if (restarts != 2)
            yield return new(Restarted, "all", $"{restarts} times.");
        if (!ledger.Runs.Any(run => run.WasStopped))
            yield return new(Stopped, "all", "No pipeline was stopped.");
        // A refused token is discarded. If the issuer's response is damaged, the token is requested again.
        // A 403 to a request for a registration code means that the user has a phone. It does not refuse the token.
        var refused = ledger.Arrivals.Count(a => a.Fault is FaultEffect.Unauthorized or FaultEffect.Forbidden || a.Status is 401 || a is { Status: 403, Operation: not Operation.NewRegistrationCode });
        var spoilt = ledger.Arrivals.Count(a => a is { Operation: Operation.Token, Fault: not null });
        if (tokens.Issued > (tokens.Lives / SpentOfALife) + refused + spoilt + restarts)
            yield return new(Tokens, "all", $"{tokens.Issued} tokens were issued for {tokens.Lives:0} token lifetimes, with {refused} refusals and {spoilt} faulty responses.");
        if (tokens.Issued == 0)
            yield return new(Tokens, "all", "No token was issued.");
    }
}
