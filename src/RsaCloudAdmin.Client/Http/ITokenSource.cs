namespace RsaCloudAdmin.Client.Http;

/// <summary>Where the bearer token of each request comes from.</summary>
internal interface ITokenSource : IDisposable
{
    /// <summary>A token that does not expire within the next moments. What there is to tell of its making, the call is told.</summary>
    /// <param name="scopes">What it must allow; empty if that does not matter. Without effect on tokens that have no scopes.</param>
    /// <param name="call">What the call shares with its caller.</param>
    /// <exception cref="RsaCloudAdminException">There is none to be had.</exception>
    ValueTask<string> GetAsync(IReadOnlyList<string> scopes, CallContext call);

    /// <summary>Finds out which of the scopes that the operations need can be had; null if tokens have no scopes.</summary>
    ValueTask<IReadOnlyList<string>?> FindScopesAsync(CallContext call);

    /// <summary>Makes ready what can be without a request, so that the first one need not wait for it.</summary>
    void Prepare();

    /// <summary>The service refused this token: the next request gets another one.</summary>
    void Discard(string token);
}
