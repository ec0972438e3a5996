using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.Journal;

/// <summary>The requests that arrived: counts of all, and details of the latest. Thread-safe.</summary>
public sealed class RequestJournal
{
    private readonly int _mostEntries;
    private readonly object _sync = new();
    private readonly Queue<JournalEntry> _entries = new();
    private readonly Dictionary<Operation, int> _counts = [];
    private readonly Dictionary<int, int> _statuses = [];
    private readonly Dictionary<string, int> _inFlightOfUser = new(StringComparer.OrdinalIgnoreCase);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _waiters;

    internal RequestJournal(int mostEntries) => _mostEntries = mostEntries;

    /// <summary>The number of requests that arrived.</summary>
    public long Count { get; private set; }

    /// <summary>The number of requests in flight.</summary>
    public int InFlight { get; private set; }

    /// <summary>The highest number of requests in flight at the same time.</summary>
    public int MostInFlight { get; private set; }

    /// <summary>
    /// The highest number of requests in flight at the same time that name the same user in their path or body.
    /// Look-ups by name are not counted.
    /// </summary>
    public int MostInFlightOfOneUser { get; private set; }

    /// <summary>
    /// The latest requests that ended, oldest first. A request is added before its caller sees the response.
    /// </summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get { lock (_sync) return [.. _entries]; }
    }

    /// <summary>
    /// Returns the number of requests in flight that name the user in their path or body.
    /// Look-ups by name are not counted.
    /// </summary>
    public int InFlightOf(string user)
    {
        lock (_sync)
            return _inFlightOfUser.GetValueOrDefault(user);
    }

    /// <summary>Returns the number of requests for the operation.</summary>
    public int CountOf(Operation operation)
    {
        lock (_sync)
            return _counts.GetValueOrDefault(operation);
    }

    /// <summary>Returns the number of responses with the status.</summary>
    public int CountOfStatus(int status)
    {
        lock (_sync)
            return _statuses.GetValueOrDefault(status);
    }

    public void Clear()
    {
        lock (_sync)
        {
            _entries.Clear();
            _counts.Clear();
            _statuses.Clear();
            Count = 0;
            MostInFlight = InFlight;
            MostInFlightOfOneUser = _inFlightOfUser.Values.DefaultIfEmpty().Max();
        }
    }

    /// <summary>Waits until the journal meets the condition.</summary>
    public async Task WaitAsync(Func<RequestJournal, bool> condition, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task changed;
            lock (_sync)
            {
                if (condition(this))
                    return;
                changed = _changed.Task;
                _waiters++;
            }

            try
            {
                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                lock (_sync)
                    _waiters--;
            }
        }
    }

    internal long Begin(Operation? operation, string? user)
    {
        lock (_sync)
        {
            Count++;
            MostInFlight = Math.Max(MostInFlight, ++InFlight);
            if (operation is { } known)
                _counts[known] = _counts.GetValueOrDefault(known) + 1;
            if (user is not null)
                BeginOf(user);
            Announce();
            return Count;
        }
    }

    /// <summary>Counts a request that has already begun for its user.</summary>
    internal void BeginOf(string user)
    {
        lock (_sync)
        {
            MostInFlightOfOneUser = Math.Max(MostInFlightOfOneUser, _inFlightOfUser[user] = _inFlightOfUser.GetValueOrDefault(user) + 1);
            Announce();
        }
    }

    internal void End(JournalEntry entry)
    {
        lock (_sync)
        {
            InFlight--;
            if (entry.User is { } user && --_inFlightOfUser[user] == 0)
                _inFlightOfUser.Remove(user);
            if (entry.Status is { } status)
                _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
            if (_entries.Count == _mostEntries)
                _entries.Dequeue();
            _entries.Enqueue(entry);
            Announce();
        }
    }

    private void Announce()
    {
        if (_waiters == 0)
            return;
        var changed = _changed;
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }
}
