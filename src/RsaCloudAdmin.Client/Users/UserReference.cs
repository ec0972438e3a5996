namespace RsaCloudAdmin.Client.Users;

/// <summary>What a user is named by: the service's id, a name that the service can look up, or both.</summary>
public sealed class UserReference
{
    /// <param name="id">The service's id of the user, a GUID; null if not known.</param>
    /// <param name="name">An e-mail address or a user name; null if not known.</param>
    /// <param name="text">How results call the user; by default the id, or else the name.</param>
    /// <exception cref="RsaCloudAdminException">Neither is given.</exception>
    public UserReference(string? id, string? name, string? text = null)
    {
        Id = id;
        Name = name;
        Text = text ?? id ?? name ?? throw new RsaCloudAdminException(RsaErrorReason.IdentityMissing, "No user is named.");
    }

    /// <summary>The service's id of the user; null if it must be looked up.</summary>
    public string? Id { get; }

    /// <summary>An e-mail address or a user name; null if only the id is known.</summary>
    public string? Name { get; }

    /// <summary>
    /// Further names that are given for the same user, ids among them. They are compared with the service's own before a
    /// credential is issued; nothing else depends on them.
    /// </summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Whether the service itself has told that the name is that of the user with this id. Such a name needs no check.</summary>
    public bool IsConfirmed => Confirmed is not null;

    /// <summary>What results call the user: what was asked for.</summary>
    public string Text { get; }

    internal ResolvedUser? Confirmed { get; private init; }

    /// <summary>A text names a user by id if it is a GUID with hyphens, and else by name.</summary>
    public static UserReference Parse(string text) => IsId(text) ? new(text, null) : new(null, text);

    /// <summary>A user as an earlier result of the service names them.</summary>
    /// <param name="id">The service's id of the user.</param>
    /// <param name="emailAddress">The e-mail address; null if the service did not name it.</param>
    /// <param name="userName">The user name; null if the service did not name it.</param>
    /// <param name="text">How results call the user.</param>
    public static UserReference FromResult(string id, string? emailAddress, string? userName, string text) =>
        new(id, ResolvedUser.Filled(emailAddress) ?? ResolvedUser.Filled(userName) ?? (IsId(text) ? null : text), text) { Confirmed = new ResolvedUser(id, emailAddress, userName, text) };

    /// <summary>See <see cref="Parse"/>.</summary>
    public static implicit operator UserReference(string text) => Parse(text);

    /// <summary>Whether the text is the service's own id of a user.</summary>
    /// <remarks>The parser takes signs, prefixes and blanks too; the service compares to the letter.</remarks>
    public static bool IsId(string text) => Guid.TryParseExact(text, "D", out var id) && text.Equals(id.ToString("D"), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text is taken for an e-mail address first.</summary>
    public static bool MayBeEmail(string text) => text.Contains('@');

    public override string ToString() => Text;
}
