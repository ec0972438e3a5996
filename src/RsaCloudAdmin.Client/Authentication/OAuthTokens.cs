using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>
/// Gets access tokens from the issuer, each with the scopes that a call needs, and uses each token until shortly before it
/// expires. If several requests wait for the same token, it is requested once.
/// </summary>
internal sealed class OAuthTokens(TokenEndpoint endpoint, TimeProvider clock) : ITokenSource
{
    private readonly object _sync = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly List<(IReadOnlyList<string> Scopes, AccessToken Token)> _tokens = [];
    private readonly Dictionary<string, Task<TokenResult>> _asking = new(StringComparer.Ordinal);
    // The call that caused a request may be canceled before its result arrives. The clock is reported only once.
    private readonly Queue<string> _warnings = new();

    public async ValueTask<string> GetAsync(IReadOnlyList<string> scopes, CallContext call)
    {
        var result = await FindAsync(scopes, call).ConfigureAwait(false);
        if (result.Token is null && result.Scopes.Count == 0 && TokenErrors.IsOfScopes(result))
        {
            // The issuer issues no token without a scope, so all scopes that the client may have are requested.
            if (await FindScopesAsync(call).ConfigureAwait(false) is { Count: > 0 } granted)
                result = await FindAsync(granted, call).ConfigureAwait(false);
            lock (_sync)
            {
                // Another request may have added it meanwhile.
                if (result.Token is { } token && Serving(scopes) is null)
                    _tokens.Add((scopes, token));
            }
        }

        return result.Token?.Value ?? throw TokenErrors.From(endpoint.Client, result);
    }

    public async ValueTask<IReadOnlyList<string>?> FindScopesAsync(CallContext call)
    {
        if (await TryScopesAsync(OAuthClient.DefaultScopes, call).ConfigureAwait(false) is { } all)
            return all;
        var granted = new List<string>();
        // A client with its own scopes requests only these.
        foreach (var scope in endpoint.Client.Scopes.Count > 0 ? [] : OAuthClient.DefaultScopes)
            granted.AddRange(await TryScopesAsync([scope], call).ConfigureAwait(false) ?? []);
        return granted;
    }

    // Getting a token from the issuer requires a request.
    public void Prepare()
    {
    }

    public void Discard(string token)
    {
        lock (_sync)
        {
            // Several requests may have been refused with the same token. Only the first of them removes it.
            _tokens.RemoveAll(cached => cached.Token.Value == token);
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        endpoint.Dispose();
    }

    /// <returns>The scopes that the token allows; null if the issuer refuses the requested scopes.</returns>
    private async ValueTask<IReadOnlyList<string>?> TryScopesAsync(IReadOnlyList<string> scopes, CallContext call)
    {
        var result = await FindAsync(scopes, call).ConfigureAwait(false);
        return result.Token is not null || TokenErrors.IsOfScopes(result) ? result.Token?.Scopes : throw TokenErrors.From(endpoint.Client, result);
    }

    private async ValueTask<TokenResult> FindAsync(IReadOnlyList<string> scopes, CallContext call)
    {
        if (endpoint.Client.Scopes is { Count: > 0 } limit)
            scopes = limit;
        var key = string.Join(" ", scopes);
        Task<TokenResult>? asking;
        lock (_sync)
        {
            if (Serving(scopes) is { } token)
            {
                Report(call);
                return new TokenResult(scopes, token);
            }

            if (!_asking.TryGetValue(key, out asking))
                _asking[key] = asking = Task.Run(() => AskAsync(key, scopes, call), _closing.Token);
        }

        try
        {
            // If one request stops waiting, the others continue to wait.
            var result = await asking.OrCancelledAsync(call.DrainToken).ConfigureAwait(false);
            lock (_sync)
                Report(call);
            return result;
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(OAuthTokens));
        }
    }

    private async Task<TokenResult> AskAsync(string key, IReadOnlyList<string> scopes, CallContext call)
    {
        TokenResult? result = null;
        try
        {
            return result = await endpoint.AskAsync(scopes, call, _closing.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_sync)
            {
                _asking.Remove(key);
                _tokens.RemoveAll(cached => !cached.Token.Serves(clock));
                if (result?.Token is { } token)
                    _tokens.Add((scopes, token));
                foreach (var warning in result?.Warnings ?? [])
                    _warnings.Enqueue(warning);
            }
        }
    }

    private void Report(CallContext call)
    {
        while (_warnings.Count > 0 && !call.CancellationToken.IsCancellationRequested)
            call.Warn(_warnings.Dequeue());
    }

    // A token with more scopes can be used too. A request without scopes may need any of them, so only a token that was requested
    // for such a request serves it.
    private AccessToken? Serving(IReadOnlyList<string> scopes)
    {
        foreach (var (asked, token) in _tokens)
        {
            if ((scopes.Count > 0 ? scopes.All(asked.Contains) : asked.Count == 0) && token.Serves(clock))
                return token;
        }

        return null;
    }
}
