using System.Net;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Requests access tokens from the issuer, and retries if <see cref="RetryRule"/> allows it.</summary>
internal sealed class TokenEndpoint(OAuthClient client, Transport transport, CloudAdminClientOptions options, ServiceClock clock) : IDisposable
{
    private readonly RetryLoop _retries = new(clock, options, CancellationToken.None);

    public OAuthClient Client => client;

    /// <summary>Sends requests until a response is final, and returns the result.</summary>
    /// <param name="scopes">What the token must allow; if empty, the issuer decides.</param>
    /// <param name="call">Receives details of the attempts. It may be canceled meanwhile, so the result contains the warnings.</param>
    /// <param name="closing">Canceled when the connection is closed.</param>
    /// <exception cref="OperationCanceledException">The connection was closed.</exception>
    public async Task<TokenResult> AskAsync(IReadOnlyList<string> scopes, CallContext call, CancellationToken closing)
    {
        // A repeated request does no harm.
        var attempts = new Attempts(Safety.Idempotent);
        // How far the issuer's clock is ahead of this computer's. Tried once.
        TimeSpan? ahead = null;
        AccessToken? token = null;
        await _retries.RunAsync(attempts, AttemptAsync, call, closing).ConfigureAwait(false);

        var result = new TokenResult(scopes, token) { Last = attempts.Last, Tries = attempts.Count, Warnings = DamageIn(attempts.Last!) };
        if (token is null)
            return result with { Proxy = Proxies.For(client.TokenUri, options), ReachedIssuer = attempts.ReachedServer };
        if (!options.SkipTenantCheck && TokenAudience.Elsewhere(token.Value, client.Address.Base) is { } elsewhere)
            return result with { Token = null, Elsewhere = elsewhere };
        // Issuers do not say which claim of an assertion they refuse. Only this success shows that its times were the reason.
        if (ahead is not null && clock.Follow(TimeBy(ahead)) is { } warning)
            result = result with { Warnings = [warning, .. result.Warnings] };
        TellOfScopes(call, scopes, token);
        return result;

        async ValueTask<AttemptResult?> AttemptAsync()
        {
            var offset = clock.Offset;
            var askedAt = clock.GetTimestamp();
            var result = await SendAsync(scopes, TimeBy(ahead), closing).ConfigureAwait(false);
            call.Tell($"POST {client.TokenUri.AbsolutePath} at {client.TokenUri.Authority}: {result.Summary}, {clock.GetElapsedTime(askedAt).TotalMilliseconds:0} ms.");
            if (result.WasRefused)
                return result;
            token = result.Response is { } response ? AccessToken.TryRead(response, askedAt, scopes) : null;
            if (ahead is not null || !MayBeRefusedForItsTimes(result, offset))
                return result;
            ahead = clock.Lag(result.Response!.Date!.Value, offset: default);
            call.Tell("The refusal may be caused by this computer's clock. Retrying with the issuer's time.");
            return result with { MayRetryAtOnce = true };
        }
    }

    public void Dispose() => client.Dispose();

    // The current time that all requests use; or, during the trial, this computer's time plus the difference.
    private DateTimeOffset TimeBy(TimeSpan? ahead) => ahead is { } tried ? clock.GetUtcNow() - clock.Offset + tried : clock.GetUtcNow();

    private async Task<AttemptResult> SendAsync(IReadOnlyList<string> scopes, DateTimeOffset time, CancellationToken closing)
    {
        var assertion = ClientAssertion.Sign(client, time);
        using var message = new UnshownMessage(HttpMethod.Post, client.TokenUri) { Content = ClientAssertion.Form(client, assertion, scopes) };
        message.Headers.Accept.Add(Transport.AcceptJson);
        return await transport.SendAsync(message, assertion, ResponseSizes.Default, closing).ConfigureAwait(false);
    }

    private bool MayBeRefusedForItsTimes(AttemptResult result, TimeSpan offset) =>
        result.Response is { Date: { } date } response && (TokenErrors.Code(response) is "invalid_client" or "invalid_grant" or "invalid_request" || response.Status == HttpStatusCode.Unauthorized)
        && clock.MayFollow(date) && clock.Lag(date, offset).Duration() > ServiceClock.Tolerance;

    private static IReadOnlyList<string> DamageIn(AttemptResult result) => result.Response?.Damage is { } damage
        ? [$"The response to the request for an access token contains {damage}. They are shown as U+FFFD, the replacement character."]
        : [];

    private static void TellOfScopes(CallContext call, IReadOnlyList<string> scopes, AccessToken token)
    {
        var missing = scopes.Except(token.Scopes, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            call.Tell($"The issuer did not grant all requested scopes. Missing: {string.Join(", ", missing)}.");
    }
}
