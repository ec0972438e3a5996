namespace RsaCloudAdmin;

/// <summary>
/// The service refused the access token, or the issuer did not issue one. If the issuer refused the scopes of the request, a
/// request that needs fewer scopes can still succeed. Otherwise, no request with this key can succeed.
/// </summary>
public sealed class RsaTokenRefusedException : RsaCloudAdminException
{
    public RsaTokenRefusedException(RsaTokenFault fault, string message)
        : base(RsaErrorReason.TokenRefused, message) => Fault = fault;

    /// <summary>Why the token was refused or not issued.</summary>
    public RsaTokenFault Fault { get; }

    /// <summary>Whether the issuer refused, or may have refused, only the scopes of this request. Other requests may need fewer.</summary>
    internal bool DependsOnScopes { get; init; }
}
