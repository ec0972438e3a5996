using System.Collections.Concurrent;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client;

/// <summary>What one call shares with its caller: when to stop, what is known of users, and what there is to tell.</summary>
public sealed class CallContext
{
    private readonly ConcurrentQueue<CallNote> _notes = new();

    /// <summary>A call that stands alone.</summary>
    public CallContext(CancellationToken cancel = default)
        : this(new UserDirectory(), cancel, cancel)
    {
    }

    /// <summary>A call that is part of a run over many users.</summary>
    /// <param name="directory">The ids found so far in this run.</param>
    /// <param name="cancel">Abandons the call, wherever it is.</param>
    /// <param name="hold">
    /// Sends nothing more, and lets what is on its way end: a call that still waits fails as
    /// <see cref="RsaErrorReason.NotAttempted"/>. Must be cancelled whenever <paramref name="cancel"/> is.
    /// </param>
    public CallContext(UserDirectory directory, CancellationToken cancel, CancellationToken hold)
    {
        Directory = directory;
        Cancel = cancel;
        Hold = hold;
    }

    public UserDirectory Directory { get; }

    public CancellationToken Cancel { get; }

    public CancellationToken Hold { get; }

    /// <summary>What there is to tell and was not taken yet, oldest first. May be read while the call runs.</summary>
    public IEnumerable<CallNote> Notes => _notes;

    /// <summary>Takes the next thing there is to tell, oldest first. May be called while the call runs.</summary>
    /// <returns>Null if there is nothing more, for now.</returns>
    public CallNote? TakeNote() => _notes.TryDequeue(out var note) ? note : null;

    internal void Tell(string text) => _notes.Enqueue(new CallNote(IsWarning: false, text));

    internal void Warn(string text) => _notes.Enqueue(new CallNote(IsWarning: true, text));
}
