namespace RsaCloudAdmin.Client.Users;

/// <summary>A user whose id is known, with the names that the service has confirmed.</summary>
internal sealed record ResolvedUser
{
    private readonly string?[] _otherNames = [];

    /// <param name="userId">The service's id of the user.</param>
    /// <param name="emailAddress">Null or empty if the service has not named it.</param>
    /// <param name="userName">Null or empty if the service has not named it.</param>
    /// <param name="identity">What the user was asked for by.</param>
    public ResolvedUser(string userId, string? emailAddress, string? userName, string identity) =>
        (UserId, EmailAddress, UserName, Identity) = (userId, Filled(emailAddress), Filled(userName), identity);

    /// <summary>The user that a look-up has found.</summary>
    public ResolvedUser(RsaUser found)
        : this(found.UserId, found.EmailAddress, Filled(found.PrincipalUsername) ?? NameFoundBy(found), found.Identity) =>
        _otherNames = [found.AlternateUsername, found.PrimaryUniqueIdentifier, found.SecondaryUniqueIdentifier];

    /// <summary>The service's id of the user.</summary>
    public string UserId { get; }

    /// <summary>Null if the service has not named it.</summary>
    public string? EmailAddress { get; }

    /// <summary>Null if the service has not named it.</summary>
    public string? UserName { get; }

    /// <summary>What the user was asked for by.</summary>
    public string Identity { get; init; }

    /// <summary>What messages call the user: a name that the service can look up, rather than an id.</summary>
    public string Called => UserReference.IsId(Identity) ? EmailAddress ?? UserName ?? Identity : Identity;

    /// <summary>Null for a text that says nothing.</summary>
    public static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>Whether the service has given this name as one of the user's.</summary>
    public bool IsCalled(string name) => new[] { UserId, EmailAddress, UserName, Identity }.Concat(_otherNames)
        .Any(known => name.Equals(known, StringComparison.OrdinalIgnoreCase));

    // The service found nobody else by this user name.
    private static string? NameFoundBy(RsaUser found) => UserReference.MayBeEmail(found.Identity) ? null : found.Identity;
}
