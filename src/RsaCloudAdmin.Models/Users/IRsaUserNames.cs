namespace RsaCloudAdmin;

/// <summary>How an object of this module names the user that it is about.</summary>
/// <remarks>
/// The module believes these names when the object comes back to it, so nothing outside it can set them: PowerShell would
/// convert any row to a type whose properties can be set.
/// </remarks>
internal interface IRsaUserNames
{
    string UserId { get; }

    string Identity { get; }

    string? EmailAddress { get; }

    string? UserName { get; }

    /// <summary>The address of the service that told these names; null before a cmdlet has emitted the object. At another service they prove nothing.</summary>
    Uri? Origin { get; set; }
}
