namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Where the bearer token of each request comes from.</summary>
internal interface ITokenSource : IDisposable
{
    /// <summary>What the tokens allow; null if they do not tell.</summary>
    IReadOnlyList<string>? Scopes { get; }

    /// <summary>A token that does not expire within the next moments. What there is to tell of its making, the call is told.</summary>
    /// <exception cref="RsaCloudAdminException">There is none to be had.</exception>
    ValueTask<string> GetAsync(CallContext call);

    /// <summary>Makes ready what can be without a request, so that the first one need not wait for it.</summary>
    void Prepare();

    /// <summary>The service refused this token: the next request gets another one.</summary>
    void Discard(string token);
}
