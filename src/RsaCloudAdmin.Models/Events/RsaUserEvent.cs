namespace RsaCloudAdmin;

/// <summary>An event of a user, such as a failed sign-in. Strings are as the service sent them; null if it sent none.</summary>
/// <remarks>
/// Sources: "Cloud Administration Retrieve Authentication Audit Logs API" and "Cloud Administration User Event Log API". Dates are
/// in local time.
/// </remarks>
public sealed class RsaUserEvent : IRsaUserNames
{
    /// <summary>The id of the user that the events were requested for, as it was sent. In a list of all users' events, the user as the service names them; empty for none.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id. In a list of all users' events, the same as UserId.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address from a lookup; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name from a lookup; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>When it happened.</summary>
    public DateTime? EventLogDate { get; init; }

    /// <summary>"notice" or "error".</summary>
    public string? EventLevel { get; init; }

    /// <summary>The kind of the event: a number, such as "35".</summary>
    public string? EventCode { get; init; }

    /// <summary>What the code means, in words of this module; null if the module does not know the code.</summary>
    public string? Meaning { get; init; }

    /// <summary>The event in the service's words.</summary>
    public string? EventDescription { get; init; }

    /// <summary>The method of the sign-in, such as "SMS OTP".</summary>
    public string? Method { get; init; }

    /// <summary>The application that the user signed in to.</summary>
    public string? Application { get; init; }

    /// <summary>The group of the event, such as "Authentication" or "User Status".</summary>
    public string? EventCategory { get; init; }

    /// <summary>The address that the user signed in from. Can be empty.</summary>
    public string? SourceIPAddress { get; init; }

    /// <summary>The name of the user's device.</summary>
    public string? DeviceName { get; init; }

    /// <summary>The id of the user's device.</summary>
    public string? DeviceId { get; init; }

    /// <summary>The name of the access policy that applied.</summary>
    public string? PolicyName { get; init; }

    /// <summary>The id of the access policy that applied.</summary>
    public string? PolicyId { get; init; }

    /// <summary>The assurance level of the sign-in.</summary>
    public string? AssuranceLevel { get; init; }

    /// <summary>Details of the sign-in, in the service's words.</summary>
    public string? AuthenticationDetails { get; init; }

    /// <summary>The id of the event.</summary>
    public string? EventId { get; init; }

    /// <summary>The type of the event: "user".</summary>
    public string? EventType { get; init; }

    /// <summary>The address of the service's server.</summary>
    public string? ServerIPAddress { get; init; }

    /// <summary>The id of the tenant.</summary>
    public string? TenantId { get; init; }

    /// <summary>The name of the tenant.</summary>
    public string? CustomerName { get; init; }

    /// <summary>As the service sent it. RSA does not document the meaning.</summary>
    public string? VerboseFlag { get; init; }

    /// <summary>The id of the activity of the user. RSA does not document the meaning.</summary>
    public string? UserActivityId { get; init; }

    /// <summary>The id of the transaction. RSA does not document the meaning.</summary>
    public string? TransactionId { get; init; }

    /// <summary>Whether UserId is the id that was sent to the service, so that it needs no check.</summary>
    internal bool IsOfRequestedUser { get; init; }

    // A log of all users may name them by something else than the id. They are then found like the user of any other row.
    string IRsaUserNames.UserId => IsOfRequestedUser ? UserId : string.Empty;

    string? IRsaUserNames.Origin { get; set; }
}
