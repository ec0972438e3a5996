namespace RsaCloudAdmin;

/// <summary>The service refused the access token, or the issuer did not issue one. No request with this key can succeed.</summary>
public sealed class RsaTokenRefusedException : RsaCloudAdminException
{
    public RsaTokenRefusedException(RsaTokenFault fault, string message)
        : base(RsaErrorReason.TokenRefused, message) => Fault = fault;

    /// <summary>Why the token was refused or not issued.</summary>
    public RsaTokenFault Fault { get; }
}
