namespace RsaCloudAdmin.Client.Users;

/// <summary>The ids found so far in one run, so that a list that names a user again looks him up once.</summary>
/// <remarks>Holds identities and ids only, and the newest ones: a list of any length takes the same memory.</remarks>
public sealed class UserDirectory
{
    private const int MostEntries = 10_000;

    private readonly Dictionary<string, Task<string>> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _oldestFirst = new();

    /// <summary>The user's id; a look-up of the same identity that is on its way is shared.</summary>
    internal Task<string> FindAsync(string identity, Func<Task<string>> lookUp)
    {
        TaskCompletionSource<string> found;
        lock (_ids)
        {
            if (_ids.TryGetValue(identity, out var known) && !known.IsFaulted && !known.IsCanceled)
                return known;
            found = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Remember(identity, found.Task);
        }

        return CompleteAsync(found, lookUp);
    }

    private static async Task<string> CompleteAsync(TaskCompletionSource<string> found, Func<Task<string>> lookUp)
    {
        try
        {
            var id = await lookUp().ConfigureAwait(false);
            found.SetResult(id);
            return id;
        }
        catch (Exception e)
        {
            found.SetException(e);
            // Seen here, so that nobody else has to look at it.
            _ = found.Task.Exception;
            throw;
        }
    }

    private void Remember(string identity, Task<string> id)
    {
        if (!_ids.ContainsKey(identity))
        {
            if (_oldestFirst.Count == MostEntries)
                _ids.Remove(_oldestFirst.Dequeue());
            _oldestFirst.Enqueue(identity);
        }

        _ids[identity] = id;
    }
}
