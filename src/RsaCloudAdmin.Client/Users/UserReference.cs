using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Users;

/// <summary>Identifies a user: by the user's id in the service, by a name that the service can look up, or by both.</summary>
public sealed class UserReference
{
    /// <summary>Creates a reference to a user. Give an id, a name, or both.</summary>
    /// <param name="id">The user's id in the service, a GUID; null if it is not known.</param>
    /// <param name="name">An e-mail address or a user name; null if not known.</param>
    /// <param name="text">The user's name in results. The default is the id, or the name if there is no id.</param>
    /// <exception cref="RsaCloudAdminException">No id, name or text is given.</exception>
    public UserReference(string? id, string? name, string? text = null)
    {
        Id = id;
        Name = name;
        Text = text ?? id ?? name ?? throw new RsaCloudAdminException(RsaErrorReason.IdentityMissing, "No user was given.");
    }

    /// <summary>The user's id in the service; null if the user must be looked up.</summary>
    public string? Id { get; }

    /// <summary>An e-mail address or a user name; null if only the id is known.</summary>
    public string? Name { get; }

    /// <summary>
    /// More names of the same user, including ids. They are compared with the service's names before a credential is issued, and
    /// are not used for anything else.
    /// </summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>Whether the service itself has reported that the user with this id has this name. Then only requests that contain the name need a check.</summary>
    public bool IsConfirmed => Confirmed is not null;

    /// <summary>The user's name in results, as it was given.</summary>
    public string Text { get; }

    internal ResolvedUser? Confirmed { get; private init; }

    /// <summary>Returns a reference by id if the text is a GUID with hyphens, otherwise by name.</summary>
    /// <param name="text">The user's id, e-mail address or user name.</param>
    public static UserReference Parse(string text) => IsId(text) ? new(text, null) : new(null, text);

    /// <summary>Returns a reference to a user from an earlier result of the service.</summary>
    /// <param name="id">The user's id in the service.</param>
    /// <param name="emailAddress">The e-mail address; null if the service did not report it.</param>
    /// <param name="userName">The user name; null if the service did not report it.</param>
    /// <param name="text">The user's name in results.</param>
    public static UserReference FromResult(string id, string? emailAddress, string? userName, string text) =>
        new(id, ResolvedUser.Filled(emailAddress) ?? ResolvedUser.Filled(userName) ?? (IsId(text) ? null : text), text) { Confirmed = new ResolvedUser(id, emailAddress, userName, text) };

    /// <summary>Returns the same reference with names that must be checked again.</summary>
    internal UserReference Unconfirmed() => new(Id, Name, Text) { OtherNames = OtherNames };

    /// <summary>See <see cref="Parse"/>.</summary>
    public static implicit operator UserReference(string text) => Parse(text);

    /// <summary>Whether the text is a user's id in the service.</summary>
    public static bool IsId(string text) => UserNames.IsId(text);

    /// <summary>Whether the text contains an @, and is looked up as an e-mail address first.</summary>
    public static bool MayBeEmail(string text) => UserNames.MayBeEmail(text);

    public override string ToString() => Text;
}
