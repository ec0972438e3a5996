namespace RsaCloudAdmin.Emulator.Tenant;

/// <summary>The events of users and administrators. Thread-safe.</summary>
public sealed class EmulatedEvents
{
    private readonly object _sync = new();
    private readonly List<EmulatedUserEvent> _ofUsers = [];
    private readonly List<EmulatedAdminEvent> _ofAdmins = [];

    // Their events are made when they are read, because most emulators have many users and no reader.
    private readonly Queue<EmulatedUser> _newUsers = new();

    /// <summary>The events of all users, oldest first.</summary>
    public IReadOnlyList<EmulatedUserEvent> OfUsers
    {
        get
        {
            lock (_sync)
            {
                while (_newUsers.TryDequeue(out var user))
                    _ofUsers.AddRange(SeededEvents.Create(user));
                return [.. _ofUsers.OrderBy(entry => entry.At)];
            }
        }
    }

    /// <summary>The events of administrators, oldest first.</summary>
    public IReadOnlyList<EmulatedAdminEvent> OfAdmins
    {
        get { lock (_sync) return [.. _ofAdmins.OrderBy(entry => entry.At)]; }
    }

    public void Add(EmulatedUserEvent entry)
    {
        lock (_sync)
            _ofUsers.Add(entry);
    }

    public void Add(EmulatedAdminEvent entry)
    {
        lock (_sync)
            _ofAdmins.Add(entry);
    }

    /// <summary>Removes all events, including those that the tenant was created with.</summary>
    public void Clear()
    {
        lock (_sync)
        {
            _ofUsers.Clear();
            _ofAdmins.Clear();
            _newUsers.Clear();
        }
    }

    /// <summary>Adds the events that a new user has.</summary>
    internal void AddFor(EmulatedUser user)
    {
        lock (_sync)
            _newUsers.Enqueue(user);
    }
}
