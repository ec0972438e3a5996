using System.Net;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.RateLimiting;
using static System.FormattableString;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Asks the issuer for access tokens, and repeats a request where <see cref="RetryRule"/> allows it.</summary>
internal sealed class TokenEndpoint(OAuthClient client, Transport transport, CloudAdminClientOptions options, ServiceClock clock) : IDisposable
{
    private readonly RetryLoop _retries = new(clock, options, CancellationToken.None);

    /// <summary>The client that the tokens are for.</summary>
    public OAuthClient Client => client;

    /// <summary>Asks until a response stands, whatever it says.</summary>
    /// <param name="scopes">What the token must allow; if empty, the issuer decides.</param>
    /// <param name="call">What the call shares with its caller.</param>
    /// <param name="closing">Cancelled when the connection is closed.</param>
    /// <exception cref="OperationCanceledException">The connection was closed.</exception>
    public async Task<TokenResult> AskAsync(IReadOnlyList<string> scopes, CallContext call, CancellationToken closing)
    {
        // Asking twice does no harm.
        var attempts = new Attempts(Safety.Idempotent);
        // Tried once: how far the issuer's clock is ahead of this computer's.
        TimeSpan? ahead = null;
        AccessToken? token = null;
        var refusals = 0;
        await _retries.RunAsync(attempts, AttemptAsync, call, closing).ConfigureAwait(false);

        var result = new TokenResult(scopes, token) { Last = attempts.Last, Tries = attempts.Count };
        if (token is null)
        {
            WarnOfDamage(call, attempts.Last!);
            return result with { Proxy = Proxies.For(client.TokenUri, options), ReachedIssuer = attempts.ReachedServer };
        }

        if (!options.SkipTenantCheck && TokenAudience.Elsewhere(token.Value, client.Address.Base) is { } elsewhere)
            return result with { Token = null, Elsewhere = elsewhere };
        // Issuers do not tell which of the assertion's claims they mind: that it was its times shows only now.
        if (ahead is not null && clock.Follow(TimeBy(ahead)) is { } warning)
            call.Warn(warning);
        TellOfScopes(call, scopes, token);
        WarnOfDamage(call, attempts.Last!);
        return result;

        async ValueTask<AttemptResult?> AttemptAsync()
        {
            if (attempts.Last is { WasRefused: true, RefusalDelay: var delay })
            {
                call.Tell(Invariant($"Trying again in {delay.TotalSeconds:0.0} s."));
                await clock.WaitAsync(delay, closing).ConfigureAwait(false);
            }

            var offset = clock.Offset;
            var askedAt = clock.GetTimestamp();
            var result = await SendAsync(scopes, TimeBy(ahead), closing).ConfigureAwait(false);
            call.Tell($"POST {client.TokenUri.AbsolutePath} at {client.TokenUri.Authority}: {result.Summary}, {clock.GetElapsedTime(askedAt).TotalMilliseconds:0} ms.");
            if (result.WasRefused)
                return result with { RefusalDelay = RetryRule.DelayAfter(++refusals, result.Response!.RetryAfter, Jitter.Next()) };
            token = result.Response is { } response ? AccessToken.TryRead(response, askedAt, scopes) : null;
            if (token is not null || ahead is not null || !MayBeRefusedForItsTimes(result, offset))
                return result;
            ahead = clock.Lag(result.Response!.Date!.Value, offset: default);
            call.Tell("The refusal may be for this computer's clock; asking again with the issuer's time.");
            return result with { AsksForNewToken = true };
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
        result.Response is { Date: { } date } response && (TokenErrors.Code(response) is "invalid_client" or "invalid_grant" or "invalid_request" || response.Status == HttpStatusCode.Unauthorized)
        && clock.MayFollow(date) && clock.Lag(date, offset).Duration() > ServiceClock.Tolerance;

    private static void WarnOfDamage(CallContext call, AttemptResult result)
    {
        if (result.Response?.Damage is { } damage)
            call.Warn($"The issuer sent {damage}, when asked for an access token. They are shown as U+FFFD, the replacement character.");
    }

    private static void TellOfScopes(CallContext call, IReadOnlyList<string> scopes, AccessToken token)
    {
        var missing = scopes.Except(token.Scopes, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            call.Tell($"The issuer did not grant all that was asked for. Missing: {string.Join(", ", missing)}.");
    }
}
