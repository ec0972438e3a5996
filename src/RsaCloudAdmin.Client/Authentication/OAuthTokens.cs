using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Gets access tokens from the issuer, and uses each one until it nears its end. However many requests wait for a token, it is asked for once.</summary>
internal sealed class OAuthTokens(TokenEndpoint endpoint, TimeProvider clock) : ITokenSource
{
    private readonly object _sync = new();
    private readonly CancellationTokenSource _closing = new();
    private AccessToken? _current;
    private Task<TokenReply>? _asking;

    public IReadOnlyList<string>? Scopes => Volatile.Read(ref _current)?.Scopes;

    public async ValueTask<string> GetAsync(CallContext call)
    {
        Task<TokenReply> asking;
        lock (_sync)
        {
            if (_current is { } current && current.Serves(clock))
                return current.Value;
            asking = _asking ??= Task.Run(() => AskAsync(call), _closing.Token);
        }

        try
        {
            // Whoever gives up leaves the others waiting.
            var reply = await asking.OrCancelledAsync(call.Hold).ConfigureAwait(false);
            return reply.Token?.Value ?? throw TokenErrors.From(endpoint.Client, reply);
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(OAuthTokens));
        }
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
            if (_current?.Value == token)
                _current = null;
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        endpoint.Dispose();
    }

    private async Task<TokenReply> AskAsync(CallContext call)
    {
        TokenReply? reply = null;
        try
        {
            return reply = await endpoint.AskAsync(call, _closing.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_sync)
            {
                _current = reply?.Token;
                _asking = null;
            }
        }
    }
}
