namespace RsaCloudAdmin;

/// <summary>An event of an administrator, such as a sign-in to the console. Strings are as the service sent them; null if it sent none.</summary>
/// <remarks>Source: "Cloud Administration Event Log API". Dates are in local time.</remarks>
public sealed class RsaAdminEvent
{
    /// <summary>When it happened.</summary>
    public DateTime? EventLogDate { get; init; }

    /// <summary>How it ended, such as "SUCCESS".</summary>
    public string? Result { get; init; }

    /// <summary>The kind of the event: a number, such as "80002".</summary>
    public string? ActivityCode { get; init; }

    /// <summary>The kind of the event: a name, such as "SIGNIN_FAILURE".</summary>
    public string? ActivityKey { get; init; }

    /// <summary>What the code means, in words of this module; null if the module does not know the code.</summary>
    public string? Meaning { get; init; }

    /// <summary>The event in the service's words.</summary>
    public string? Message { get; init; }

    /// <summary>The reason for the result, as the service names it.</summary>
    public string? ReasonKey { get; init; }

    /// <summary>The administrator.</summary>
    public string? AdminUserName { get; init; }

    /// <summary>The administrator's role.</summary>
    public string? AdminUserRole { get; init; }

    /// <summary>The application that the administrator used.</summary>
    public string? Application { get; init; }

    /// <summary>The address that the administrator's request came from.</summary>
    public string? SourceIPAddress { get; init; }

    /// <summary>The name of the object that was changed, such as a user or a policy.</summary>
    public string? TargetObject1Name { get; init; }

    /// <summary>The id of the object that was changed.</summary>
    public string? TargetObject1Id { get; init; }

    /// <summary>The type of the object that was changed.</summary>
    public string? TargetObject1Type { get; init; }

    /// <summary>The name of a second object.</summary>
    public string? TargetObject2Name { get; init; }

    /// <summary>The id of a second object.</summary>
    public string? TargetObject2Id { get; init; }

    /// <summary>The type of a second object.</summary>
    public string? TargetObject2Type { get; init; }

    /// <summary>Whether the change takes effect only after the next publishing.</summary>
    public bool? RequiresPublish { get; init; }

    /// <summary>The id of the event.</summary>
    public string? EventId { get; init; }

    /// <summary>The type of the event, such as "admin".</summary>
    public string? EventType { get; init; }

    /// <summary>The host name of the service's server.</summary>
    public string? ServerURL { get; init; }

    /// <summary>The address of the service's server.</summary>
    public string? ServerIPAddress { get; init; }

    /// <summary>The id of the tenant.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The name of the tenant.</summary>
    public string? CustomerName { get; init; }
}
