using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>The result of a request for an access token: the token, or how the last attempt ended.</summary>
/// <remarks>Not an exception: several requests share a result, and each fails with its own error.</remarks>
/// <param name="Scopes">The requested scopes.</param>
/// <param name="Token">The token; null if the request failed.</param>
internal sealed record TokenResult(IReadOnlyList<string> Scopes, AccessToken? Token)
{
    /// <summary>How the last attempt ended; null if no request was necessary.</summary>
    public AttemptResult? Last { get; init; }

    /// <summary>How many times the request was sent.</summary>
    public int Tries { get; init; }

    /// <summary>The proxy to the issuer; null if no proxy was used or a token was received.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The address that the issuer's token is for, if it is not the service's; otherwise null. Also null if it is not known.</summary>
    public Uri? Elsewhere { get; init; }

    /// <summary>Whether any attempt reached the issuer.</summary>
    public bool ReachedIssuer { get; init; }

    /// <summary>What to warn of. Only one of the calls that share the result reports it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
