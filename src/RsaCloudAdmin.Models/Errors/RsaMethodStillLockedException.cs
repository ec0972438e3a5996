namespace RsaCloudAdmin;

/// <summary>An unlock left at least one of the requested methods locked.</summary>
/// <remarks>Source: "Cloud Administration Unlock User Tokencodes API": on 200 and on 500 the answer holds the status of all methods.</remarks>
public sealed class RsaMethodStillLockedException : RsaCloudAdminException
{
    public RsaMethodStillLockedException(string message, RsaUserMethodStatus status)
        : base(RsaErrorReason.MethodStillLocked, message) => Status = status;

    /// <summary>What the service last reported.</summary>
    public RsaUserMethodStatus Status { get; }
}
