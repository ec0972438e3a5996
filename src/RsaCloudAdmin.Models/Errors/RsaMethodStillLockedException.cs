namespace RsaCloudAdmin;

/// <summary>At least one of the requested methods is still locked after an unlock.</summary>
/// <remarks>
/// Source: "Cloud Administration Unlock User Tokencodes API": with status 200 and 500, the response contains the status
/// of all methods.
/// </remarks>
public sealed class RsaMethodStillLockedException : RsaCloudAdminException
{
    public RsaMethodStillLockedException(string message, RsaUserMethodStatus status)
        : base(RsaErrorReason.MethodStillLocked, message) => Status = status;

    /// <summary>The latest status that the service reported.</summary>
    public RsaUserMethodStatus Status { get; }
}
