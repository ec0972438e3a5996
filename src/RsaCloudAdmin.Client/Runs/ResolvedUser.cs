namespace RsaCloudAdmin.Client.Runs;

/// <summary>A user with a known id, and the names that the service has reported.</summary>
internal sealed record ResolvedUser
{
    private readonly string?[] _otherNames = [];

    /// <param name="userId">The user's id in the service.</param>
    /// <param name="emailAddress">The e-mail address; null or empty if the service has not reported it.</param>
    /// <param name="userName">The user name; null or empty if the service has not reported it.</param>
    /// <param name="identity">The name or id that the caller gave.</param>
    public ResolvedUser(string userId, string? emailAddress, string? userName, string identity) =>
        (UserId, EmailAddress, UserName, Identity) = (userId, Filled(emailAddress), Filled(userName), identity);

    /// <summary>Creates a user from the result of a look-up.</summary>
    public ResolvedUser(RsaUser found)
        : this(found.UserId, found.EmailAddress, Filled(found.PrincipalUsername) ?? NameFoundBy(found), found.Identity) =>
        _otherNames = [found.Identity, found.AlternateUsername, found.PrimaryUniqueIdentifier, found.SecondaryUniqueIdentifier];

    public string UserId { get; }

    /// <summary>The e-mail address; null if the service has not reported it.</summary>
    public string? EmailAddress { get; }

    /// <summary>The user name; null if the service has not reported it.</summary>
    public string? UserName { get; }

    /// <summary>The name or id that the caller gave.</summary>
    public string Identity { get; init; }

    /// <summary>The user's name in messages. If possible, this is a name that the service can look up, not an id.</summary>
    public string Called => UserNames.IsId(Identity) ? EmailAddress ?? UserName ?? Identity : Identity;

    /// <summary>Returns the text; null if it is blank.</summary>
    public static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>Whether the service has reported this name as a name of the user, or has found the user by it.</summary>
    public bool IsCalled(string name) => new[] { UserId, EmailAddress, UserName }.Concat(_otherNames)
        .Any(known => name.Equals(known, StringComparison.OrdinalIgnoreCase));

    // The service found only this user by this user name.
    private static string? NameFoundBy(RsaUser found) => UserNames.MayBeEmail(found.Identity) ? null : found.Identity;
}
