using System.Net;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.RateLimiting;
using static System.FormattableString;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Asks the issuer for access tokens, and again where the rule for all requests allows it: asking twice does no harm.</summary>
internal sealed class TokenEndpoint(OAuthClient client, Transport transport, CloudAdminClientOptions options, ServiceClock clock) : IDisposable
{
    /// <summary>The client that the tokens are for.</summary>
    public OAuthClient Client => client;

    /// <summary>Asks until there is an answer, for good or ill.</summary>
    /// <param name="scopes">What the token must allow; if empty, the issuer decides.</param>
    /// <param name="call">What the call shares with its caller.</param>
    /// <param name="closing">Cancelled when the connection is closed.</param>
    /// <exception cref="OperationCanceledException">The connection was closed.</exception>
    public async Task<TokenReply> AskAsync(IReadOnlyList<string> scopes, CallContext call, CancellationToken closing)
    {
        long? firstTrouble = null;
        TimeSpan? ahead = null;
        var reached = false;
        for (var tries = 1; ; tries++)
        {
            var offset = clock.Offset;
            var askedAt = clock.GetTimestamp();
            var result = await SendAsync(scopes, TimeBy(ahead), closing).ConfigureAwait(false);
            reached |= !result.FoundNoService;
            call.Tell($"POST {client.TokenUri.AbsolutePath} at {client.TokenUri.Authority}: {result.Words}, {clock.GetElapsedTime(askedAt).TotalMilliseconds:0} ms.");
            if (result.Answer is { } answer && AccessToken.TryRead(answer, askedAt, scopes) is { } token)
            {
                if (!options.SkipTenantCheck && TokenAudience.Elsewhere(token.Value, client.Address.Base) is { } elsewhere)
                    return new TokenReply(scopes, null) { Last = result, Tries = tries, Elsewhere = elsewhere };
                // Issuers do not tell which of the assertion's claims they mind: that it was its times shows only now.
                if (ahead is not null && clock.Follow(TimeBy(ahead)) is { } warning)
                    call.Warn(warning);
                TellOfScopes(call, scopes, token);
                WarnOfDamage(call, result);
                return new TokenReply(scopes, token) { Last = result, Tries = tries };
            }

            if (ahead is null && MayBeRefusedForItsTimes(result, offset))
            {
                ahead = clock.Lag(result.Answer!.Date!.Value, offset: default);
                call.Tell("The refusal may be for this computer's clock; asking again with the issuer's time.");
                continue;
            }

            firstTrouble ??= clock.GetTimestamp();
            var decision = RetryRule.Decide(FactsOf(result, tries, clock.GetElapsedTime(firstTrouble.Value)), options.RetryTimeout);
            if (decision.Step == RetryStep.Stop)
            {
                WarnOfDamage(call, result);
                return new TokenReply(scopes, null) { Last = result, Tries = tries, Proxy = Proxies.For(client.TokenUri, options), ReachedIssuer = reached };
            }

            call.Tell(Invariant($"Asking again in {decision.Wait.TotalSeconds:0.0} s."));
            await clock.WaitAsync(decision.Wait, closing).ConfigureAwait(false);
        }
    }

    public void Dispose() => client.Dispose();

    // The time that all go by, or, while it is tried, that of a clock so far ahead of this computer's.
    private DateTimeOffset TimeBy(TimeSpan? ahead) => ahead is { } tried ? clock.GetUtcNow() - clock.Offset + tried : clock.GetUtcNow();

    private async Task<AttemptResult> SendAsync(IReadOnlyList<string> scopes, DateTimeOffset time, CancellationToken closing)
    {
        var assertion = ClientAssertion.Sign(client, time);
        using var message = new UnshownMessage(HttpMethod.Post, client.TokenUri) { Content = ClientAssertion.Form(client, assertion, scopes) };
        message.Headers.Accept.Add(Transport.AcceptJson);
        return await transport.SendAsync(message, assertion, closing).ConfigureAwait(false);
    }

    private bool MayBeRefusedForItsTimes(AttemptResult result, TimeSpan offset) =>
        result.Answer is { Date: { } date } answer && (TokenErrors.Code(answer) is "invalid_client" or "invalid_grant" or "invalid_request" || answer.Status == HttpStatusCode.Unauthorized)
        && clock.MayFollow(date) && clock.Lag(date, offset).Duration() > ServiceClock.Tolerance;

    private static TryFacts FactsOf(AttemptResult result, int tries, TimeSpan elapsed) => new()
    {
        End = result.End,
        Status = result.Answer?.Status,
        RetryAfter = result.Answer?.RetryAfter,
        Safety = Safety.Idempotent,
        Tries = tries,
        Failures = tries,
        Elapsed = elapsed,
        RefusalDelay = RetryRule.DelayAfter(tries, result.Answer?.RetryAfter, Jitter.Next()),
        Jitter = Jitter.Next(),
    };

    private static void WarnOfDamage(CallContext call, AttemptResult result)
    {
        if (result.Answer?.Damage is { } damage)
            call.Warn($"The issuer sent {damage}, when asked for an access token. They are shown as U+FFFD, the replacement character.");
    }

    private static void TellOfScopes(CallContext call, IReadOnlyList<string> scopes, AccessToken token)
    {
        var missing = scopes.Except(token.Scopes, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            call.Tell($"The issuer did not grant all that was asked for. Missing: {string.Join(", ", missing)}.");
    }
}
