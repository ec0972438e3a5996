namespace RsaCloudAdmin.Client.Users;

/// <summary>The users found so far in one run: a list that names a user again looks that user up once, and issues one credential.</summary>
public sealed class UserLookupCache
{
    private readonly LookupCache<ResolvedUser> _users = new(mostRemembered: 10_000);
    private readonly LookupCache<RsaUser> _details = new(mostRemembered: 500);
    private readonly CredentialTurns _credentials = new();
    private readonly HashSet<string> _claimed = new(StringComparer.OrdinalIgnoreCase);

    internal Task<ResolvedUser> FindAsync(string name, Func<Task<ResolvedUser>> lookUp) => _users.FindAsync(name, lookUp);

    /// <summary>The user's details, as an object of the caller's own.</summary>
    internal async Task<RsaUser> FindDetailsAsync(string key, Func<Task<RsaUser>> lookUp) =>
        (await _details.FindAsync(key, lookUp).ConfigureAwait(false)).Clone();

    /// <summary>Whether nothing in this run has claimed this before. Of two requests whose order matters, only one is sent.</summary>
    internal bool TryClaim(string what)
    {
        lock (_claimed)
            return _claimed.Add(what);
    }

    /// <inheritdoc cref="CredentialTurns.Take"/>
    internal CredentialTurn TakeCredentialTurn() => _credentials.Take();
}
