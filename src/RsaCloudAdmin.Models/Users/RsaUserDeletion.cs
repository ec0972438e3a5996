namespace RsaCloudAdmin;

/// <summary>Whether a user is marked as deleted. Values that the service did not send are null.</summary>
/// <remarks>Source: "Cloud Administration Mark User Deleted API". The service deletes a marked user after seven days.</remarks>
public sealed class RsaUserDeletion : IRsaUserNames
{
    /// <summary>The id of the user in the service, as it was sent.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address from a lookup; null if the user was not looked up.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name from a lookup; null if the user was not looked up.</summary>
    public string? UserName { get; internal init; }

    /// <summary>Whether the user is marked as deleted; null if the service did not report it.</summary>
    public bool? MarkDeleted { get; init; }

    /// <summary>When the user was marked, in local time.</summary>
    public DateTime? MarkDeletedAt { get; init; }

    /// <summary>The administrator or API key that marked the user.</summary>
    public string? MarkDeletedBy { get; init; }

    string? IRsaUserNames.Origin { get; set; }
}
