namespace RsaCloudAdmin;

/// <summary>How an object of this module names its user.</summary>
/// <remarks>
/// The module trusts these names if the object is used as input. They have no public setter: if they had one,
/// PowerShell would convert any row to the type.
/// </remarks>
internal interface IRsaUserNames
{
    string UserId { get; }

    string Identity { get; }

    string? EmailAddress { get; }

    string? UserName { get; }

    /// <summary>
    /// The service that returned these names, and the key or client of the connection, because tenants can share an address; null
    /// until a cmdlet emits the object. The names count only for a connection with the same origin.
    /// </summary>
    string? Origin { get; set; }
}
