namespace RsaCloudAdmin.Client.Users;

/// <summary>The users found so far in one run, so that a list that names a user again looks him up once.</summary>
public sealed class UserDirectory
{
    private readonly LookUps<string> _ids = new(mostRemembered: 10_000);
    private readonly LookUps<RsaUser> _details = new(mostRemembered: 500);

    /// <summary>The user's id.</summary>
    internal Task<string> FindAsync(string identity, Func<Task<string>> lookUp) => _ids.FindAsync(identity, lookUp);

    /// <summary>The user's details, as an object of the caller's own.</summary>
    internal async Task<RsaUser> FindDetailsAsync(string key, Func<Task<RsaUser>> lookUp) =>
        (await _details.FindAsync(key, lookUp).ConfigureAwait(false)).Twin();
}
