namespace RsaCloudAdmin.Client.Runs;

/// <summary>The users found so far in one run. A user who is in a list of changes several times is looked up once, and gets one credential.</summary>
public sealed class UserLookupCache
{
    private readonly LookupCache _users = new(mostRemembered: 10_000);
    // The key is the user's id, the value is the first call's name for the user. Keeps all users, because the rule of one
    // credential covers the whole list.
    private readonly Dictionary<string, string> _credentials = new(StringComparer.OrdinalIgnoreCase);
    // The key is the serial number, the value is the first call's user.
    private readonly Dictionary<string, ResolvedUser> _tokens = new(StringComparer.OrdinalIgnoreCase);
    private readonly CallTurns _turns = new();

    /// <inheritdoc cref="LookupCache.FindAsync"/>
    internal Task<ResolvedUser> FindAsync(string name, Func<Task<ResolvedUser>> lookUp, CancellationToken stop) => _users.FindAsync(name, lookUp, stop);

    /// <inheritdoc cref="CallTurns.Take"/>
    internal CallTurn TakeTurn() => _turns.Take();

    /// <summary>Claims the one credential of a user for a call. Must be called in the turn of the call.</summary>
    /// <returns>The name that an earlier call used for the user; null if this call is the first.</returns>
    internal string? ClaimCredential(ResolvedUser user)
    {
        if (_credentials.TryGetValue(user.UserId, out var first))
            return first;
        _credentials.Add(user.UserId, user.Identity);
        return null;
    }

    /// <summary>Claims a hardware token for a user. Must be called in the turn of the call.</summary>
    /// <returns>The user for whom an earlier call claimed the token; null if this call is the first.</returns>
    internal ResolvedUser? ClaimToken(string serialNumber, ResolvedUser user)
    {
        if (_tokens.TryGetValue(serialNumber, out var first))
            return first;
        _tokens.Add(serialNumber, user);
        return null;
    }
}
