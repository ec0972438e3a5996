using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Users;

/// <summary>The users found so far in one run: a list that names a user again looks that user up once, and issues one credential.</summary>
public sealed class UserLookupCache
{
    private readonly LookupCache<ResolvedUser> _users = new(mostRemembered: 10_000);
    private readonly LookupCache<RsaUser> _details = new(mostRemembered: 500);
    // By id, what the first row called the user. A promise about every row of a list needs them all.
    private readonly Dictionary<string, string> _credentials = new(StringComparer.OrdinalIgnoreCase);
    private readonly RowTurns _turns = new();

    internal Task<ResolvedUser> FindAsync(string name, Func<Task<ResolvedUser>> lookUp) => _users.FindAsync(name, lookUp);

    /// <summary>The user's details, as an object of the caller's own.</summary>
    internal async Task<RsaUser> FindDetailsAsync(string key, Func<Task<RsaUser>> lookUp) =>
        (await _details.FindAsync(key, lookUp).ConfigureAwait(false)).Clone();

    /// <inheritdoc cref="RowTurns.Take"/>
    internal RowTurn TakeTurn() => _turns.Take();

    /// <summary>Claims the one credential of a user for a call, in its turn.</summary>
    /// <returns>What an earlier call named the user; null if this call is the first.</returns>
    internal string? ClaimCredential(ResolvedUser user)
    {
        if (_credentials.TryGetValue(user.UserId, out var first))
            return first;
        _credentials.Add(user.UserId, user.Identity);
        return null;
    }
}
