namespace RsaCloudAdmin;

/// <summary>The service refused the bearer token itself, or the issuer gave none, so that no request with this key can succeed.</summary>
public sealed class RsaTokenRefusedException : RsaCloudAdminException
{
    public RsaTokenRefusedException(RsaTokenFault fault, string message)
        : base(RsaErrorReason.TokenRefused, message) => Fault = fault;

    /// <summary>What is wrong with it.</summary>
    public RsaTokenFault Fault { get; }
}
