using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>What came of asking for an access token: the token, or how the last try ended.</summary>
/// <remarks>Not an exception: several requests share a result, and each fails with an error of its own.</remarks>
/// <param name="Scopes">The scopes that were asked for.</param>
/// <param name="Token">Null if there is none.</param>
internal sealed record TokenResult(IReadOnlyList<string> Scopes, AccessToken? Token)
{
    /// <summary>How the last try ended; null if nobody had to be asked.</summary>
    public AttemptResult? Last { get; init; }

    /// <summary>How often was asked.</summary>
    public int Tries { get; init; }

    /// <summary>The proxy that the issuer was asked through; null if none, or if there is a token.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The address that the issuer's token is for, if that is not the service; null if it is, or if that is not known.</summary>
    public Uri? Elsewhere { get; init; }

    /// <summary>Whether any try reached the issuer.</summary>
    public bool ReachedIssuer { get; init; }
}
