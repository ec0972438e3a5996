namespace RsaCloudAdmin.Client.Http;

/// <summary>Provides the bearer tokens of requests.</summary>
internal interface ITokenSource : IDisposable
{
    /// <summary>Returns a token that does not expire within the next moments. Adds notes about its creation to the call.</summary>
    /// <param name="scopes">The scopes that the token must allow; empty if they do not matter. Ignored by tokens without scopes.</param>
    /// <param name="call">The context of the call.</param>
    /// <exception cref="RsaCloudAdminException">No token is available.</exception>
    ValueTask<string> GetAsync(IReadOnlyList<string> scopes, CallContext call);

    /// <summary>Returns which of the scopes that the operations need are granted; null if tokens have no scopes.</summary>
    ValueTask<IReadOnlyList<string>?> FindScopesAsync(CallContext call);

    /// <summary>Prepares what needs no request, so that the first request does not wait for it.</summary>
    void Prepare();

    /// <summary>Removes a token that the service refused. The next request gets another one.</summary>
    void Discard(string token);
}
