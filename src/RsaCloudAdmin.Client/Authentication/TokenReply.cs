using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>What came of asking for an access token: the token, or how the last try ended.</summary>
/// <remarks>Not an exception: several requests share a reply, and each fails with an error of its own.</remarks>
/// <param name="Token">Null if there is none.</param>
/// <param name="Last">How the last try ended.</param>
/// <param name="Tries">How often was asked.</param>
internal sealed record TokenReply(AccessToken? Token, SendResult Last, int Tries)
{
    /// <summary>The proxy that the issuer was asked through; null if none, or if there is a token.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The address that the issuer's token is for, if that is not the service; null if it is, or if that is not known.</summary>
    public Uri? Elsewhere { get; init; }

    /// <summary>Whether any try reached the issuer.</summary>
    public bool ReachedIssuer { get; init; }
}
