using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client;

/// <summary>What one call shares with its caller: when to stop, what is known of users, and what there is to tell.</summary>
public sealed class CallContext
{
    private static long s_created;

    private readonly Queue<CallNote> _notes = new();
    private UserLookupCache? _users;

    /// <summary>A call that stands alone.</summary>
    public CallContext(CancellationToken cancellationToken = default)
    {
        CancellationToken = cancellationToken;
        DrainToken = cancellationToken;
    }

    /// <summary>A call that is part of a run over many users.</summary>
    /// <param name="users">The ids found so far in this run.</param>
    /// <param name="cancellationToken">Abandons the call, wherever it is.</param>
    /// <param name="drainToken">
    /// Sends nothing more, and lets what is on its way end: a call that still waits fails as
    /// <see cref="RsaErrorReason.NotAttempted"/>. Must be cancelled whenever <paramref name="cancellationToken"/> is.
    /// </param>
    public CallContext(UserLookupCache users, CancellationToken cancellationToken, CancellationToken drainToken)
    {
        _users = users;
        CancellationToken = cancellationToken;
        DrainToken = drainToken;
    }

    /// <summary>Its age: the lower, the older. The requests of the oldest call are sent first.</summary>
    internal long Order { get; } = Interlocked.Increment(ref s_created);

    /// <summary>The OAuth scopes that its operations need, as far as they are known: one token serves them all.</summary>
    internal IReadOnlyList<string> Scopes { get; private set; } = [];

    public UserLookupCache Users => _users ??= new UserLookupCache();

    public CancellationToken CancellationToken { get; }

    public CancellationToken DrainToken { get; }

    /// <summary>What there is to tell and was not taken yet, oldest first. May be read while the call runs.</summary>
    public IEnumerable<CallNote> Notes
    {
        get
        {
            lock (_notes)
                return _notes.ToArray();
        }
    }

    /// <summary>Takes the next thing there is to tell, oldest first. May be called while the call runs.</summary>
    /// <returns>Null if there is nothing more, for now.</returns>
    public CallNote? TakeNote()
    {
        lock (_notes)
            return _notes.Count > 0 ? _notes.Dequeue() : null;
    }

    /// <summary>Adds a warning to what there is to tell.</summary>
    public void Warn(string text) => Add(new CallNote(IsWarning: true, text));

    /// <summary>The given call, or one that stands alone, which will come to this operation.</summary>
    internal static CallContext For(CallContext? call, Operation operation)
    {
        call ??= new CallContext();
        call.Need(operation.RequestedScope);
        return call;
    }

    /// <summary>The call needs this scope; null changes nothing.</summary>
    internal void Need(string? scope)
    {
        if (scope is not null && !Scopes.Contains(scope))
            Scopes = [.. Scopes, scope];
    }

    internal void Tell(string text) => Add(new CallNote(IsWarning: false, text));

    private void Add(CallNote note)
    {
        lock (_notes)
            _notes.Enqueue(note);
    }
}
