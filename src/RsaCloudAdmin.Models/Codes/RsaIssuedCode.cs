namespace RsaCloudAdmin;

/// <summary>The data that all new enrollment and registration codes have, without the code itself. Dates are in local time.</summary>
public abstract class RsaIssuedCode : IRsaUserNames
{
    /// <summary>The id of the user in the service.</summary>
    public string UserId { get; internal init; } = string.Empty;

    /// <summary>The value that named the user in the input: an e-mail address, a user name or the id.</summary>
    public string Identity { get; internal init; } = string.Empty;

    /// <summary>The user's e-mail address from a lookup; null if the service has none.</summary>
    public string? EmailAddress { get; internal init; }

    /// <summary>The user's user name from a lookup; null if the service has none.</summary>
    public string? UserName { get; internal init; }

    /// <summary>When the code stops working; null if the service did not say, or not as a date.</summary>
    public DateTime? ExpirationDate { get; init; }

    string? IRsaUserNames.Origin { get; set; }
}
