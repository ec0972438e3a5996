using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>
/// Gets access tokens from the issuer, each for the scopes that a call needs, and uses each one until it nears its end.
/// However many requests wait for the same token, it is asked for once.
/// </summary>
internal sealed class OAuthTokens(TokenEndpoint endpoint, TimeProvider clock) : ITokenSource
{
    private readonly object _sync = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly List<(IReadOnlyList<string> Scopes, AccessToken Token)> _tokens = [];
    private readonly Dictionary<string, Task<TokenReply>> _asking = new(StringComparer.Ordinal);

    public async ValueTask<string> GetAsync(IReadOnlyList<string> scopes, CallContext call)
    {
        var reply = await FindAsync(scopes, call).ConfigureAwait(false);
        if (reply.Token is null && scopes.Count == 0 && TokenErrors.IsOfScopes(reply))
        {
            // The issuer gives no token without a scope: any that the client may have will do.
            await FindScopesAsync(call).ConfigureAwait(false);
            lock (_sync)
            {
                if (Serving(scopes) is { } token)
                    return token.Value;
            }
        }

        return reply.Token?.Value ?? throw TokenErrors.From(endpoint.Client, reply);
    }

    public async ValueTask<IReadOnlyList<string>?> FindScopesAsync(CallContext call)
    {
        IReadOnlyList<string> all = endpoint.Client.Scopes is { Count: > 0 } limit ? limit : OAuthClient.DefaultScopes;
        var reply = await FindAsync(all, call).ConfigureAwait(false);
        if (reply.Token is { } token)
            return token.Scopes;
        if (!TokenErrors.IsOfScopes(reply))
            throw TokenErrors.From(endpoint.Client, reply);
        var granted = new List<string>();
        foreach (var scope in endpoint.Client.Scopes.Count > 0 ? [] : all)
        {
            if ((await FindAsync([scope], call).ConfigureAwait(false)).Token is { } one)
                granted.AddRange(one.Scopes);
        }

        return granted;
    }

    // An issuer's token takes a request.
    public void Prepare()
    {
    }

    public void Discard(string token)
    {
        lock (_sync)
        {
            // Several requests may have been refused with the same token; only the first discards it.
            _tokens.RemoveAll(cached => cached.Token.Value == token);
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        endpoint.Dispose();
    }

    private async ValueTask<TokenReply> FindAsync(IReadOnlyList<string> scopes, CallContext call)
    {
        if (endpoint.Client.Scopes is { Count: > 0 } limit)
            scopes = limit;
        var key = string.Join(" ", scopes);
        Task<TokenReply>? asking;
        lock (_sync)
        {
            if (Serving(scopes) is { } token)
                return new TokenReply(scopes, token);
            if (!_asking.TryGetValue(key, out asking))
                _asking[key] = asking = Task.Run(() => AskAsync(key, scopes, call), _closing.Token);
        }

        try
        {
            // Whoever gives up leaves the others waiting.
            return await asking.OrCancelledAsync(call.DrainToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(OAuthTokens));
        }
    }

    private async Task<TokenReply> AskAsync(string key, IReadOnlyList<string> scopes, CallContext call)
    {
        TokenReply? reply = null;
        try
        {
            return reply = await endpoint.AskAsync(scopes, call, _closing.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_sync)
            {
                _asking.Remove(key);
                _tokens.RemoveAll(cached => !cached.Token.Serves(clock));
                if (reply?.Token is { } token)
                    _tokens.Add((scopes, token));
            }
        }
    }

    // A token for more scopes serves as well.
    private AccessToken? Serving(IReadOnlyList<string> scopes)
    {
        foreach (var (asked, token) in _tokens)
        {
            if (scopes.All(asked.Contains) && token.Serves(clock))
                return token;
        }

        return null;
    }
}
