using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client;

/// <summary>What a call shares with its caller: cancellation, the users found so far, and notes.</summary>
public sealed class CallContext
{
    private static long s_created;

    private readonly Queue<CallNote> _notes = new();
    private UserLookupCache? _users;

    /// <summary>Creates the context of a single call.</summary>
    /// <param name="cancellationToken">Cancels the call at any point.</param>
    public CallContext(CancellationToken cancellationToken = default)
    {
        CancellationToken = cancellationToken;
        DrainToken = cancellationToken;
    }

    /// <summary>Creates the context of a call that is part of a run over many users.</summary>
    /// <param name="users">The users found so far in the run.</param>
    /// <param name="cancellationToken">Cancels the call at any point.</param>
    /// <param name="drainToken">
    /// Stops sending, but lets requests in flight end. A call that still waits fails as
    /// <see cref="RsaErrorReason.NotAttempted"/>. Must be canceled whenever <paramref name="cancellationToken"/> is canceled.
    /// </param>
    public CallContext(UserLookupCache users, CancellationToken cancellationToken, CancellationToken drainToken)
    {
        _users = users;
        CancellationToken = cancellationToken;
        DrainToken = drainToken;
    }

    /// <summary>The age of the call; a lower number is older. The requests of the oldest call are sent first.</summary>
    internal long Order { get; } = Interlocked.Increment(ref s_created);

    /// <summary>The OAuth scopes that the call's operations need, as far as known. One token is used for all of them.</summary>
    internal IReadOnlyList<string> Scopes { get; private set; } = [];

    /// <summary>The users found so far in the run.</summary>
    public UserLookupCache Users => _users ??= new UserLookupCache();

    /// <summary>Cancels the call at any point.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Stops sending, but lets requests in flight end.</summary>
    public CancellationToken DrainToken { get; private set; }

    /// <summary>Whether only the run has ended, and the call itself was not canceled. Then what was not sent is not attempted.</summary>
    internal bool IsRunOver => DrainToken.IsCancellationRequested && !CancellationToken.IsCancellationRequested;

    /// <summary>The notes that were not taken yet, oldest first, for tests. Can be read while the call runs.</summary>
    internal IEnumerable<CallNote> Notes
    {
        get
        {
            lock (_notes)
                return _notes.ToArray();
        }
    }

    /// <summary>Takes the oldest note. Can be called while the call runs.</summary>
    /// <returns>The note; null if no note is waiting.</returns>
    public CallNote? TakeNote()
    {
        lock (_notes)
            return _notes.Count > 0 ? _notes.Dequeue() : null;
    }

    /// <summary>Adds a warning to the notes.</summary>
    /// <param name="text">The warning: one sentence, without secrets.</param>
    public void Warn(string text) => Add(new CallNote(IsWarning: true, text));

    /// <summary>Returns the given context, or a new one if it is null, with the scope of the operation added.</summary>
    internal static CallContext For(CallContext? call, Operation operation)
    {
        call ??= new CallContext();
        call.Need(operation.RequestedScope);
        return call;
    }

    /// <summary>
    /// Returns the context for the remaining requests of a change that has begun. They are sent even if the run ends, so that the
    /// change is not left half done. Notes are shared.
    /// </summary>
    internal CallContext ForRest()
    {
        var rest = (CallContext)MemberwiseClone();
        rest.DrainToken = CancellationToken;
        return rest;
    }

    /// <summary>Adds a scope that the call needs; null changes nothing.</summary>
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
