using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Users;

/// <summary>Lets a run issue one credential for each user: to the first row that names the user, whichever row is looked up sooner.</summary>
internal sealed class CredentialTurns
{
    // By id, what the first row called the user. A promise about every row of a list needs them all.
    private readonly Dictionary<string, string> _first = new(StringComparer.OrdinalIgnoreCase);
    private Task _last = Task.CompletedTask;

    /// <summary>The next row's turn. Rows are compared in the order in which they call this.</summary>
    public CredentialTurn Take()
    {
        lock (_first)
        {
            var turn = new CredentialTurn(this, _last);
            _last = turn.Ended;
            return turn;
        }
    }

    /// <summary>What an earlier row called the user; null if this row is the first, and from now on counts as it.</summary>
    public string? Claim(ResolvedUser user)
    {
        lock (_first)
        {
            if (_first.TryGetValue(user.UserId, out var first))
                return first;
            _first.Add(user.UserId, user.Identity);
            return null;
        }
    }
}

/// <summary>One row's turn to issue a credential. Disposing it lets the next row have its turn.</summary>
internal sealed class CredentialTurn(CredentialTurns turns, Task before) : IDisposable
{
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when this turn and all before it have ended.</summary>
    public Task<bool> Ended => _ended.Task;

    /// <summary>Waits until it is known whom the rows before mean.</summary>
    /// <exception cref="RsaCloudAdminException">One of them means the same user.</exception>
    public async Task ClaimAsync(ResolvedUser user, CancellationToken cancellationToken)
    {
        await before.OrCancelledAsync(cancellationToken).ConfigureAwait(false);
        var first = turns.Claim(user);
        _ended.TrySetResult(true);
        if (first is not null)
        {
            throw new RsaCloudAdminException(RsaErrorReason.DuplicateUser,
                $"Could not issue an emergency tokencode for {DisplayText.Quote(user.Called)}: an earlier row, {DisplayText.Quote(first)}, names the same user, and a run issues one tokencode for each user. Nothing was sent for this row.");
        }
    }

    public void Dispose() =>
        _ = before.ContinueWith(static (_, turn) => ((CredentialTurn)turn!)._ended.TrySetResult(true), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
