using System.Globalization;

namespace RsaCloudAdmin.Emulator.Tenant;

/// <summary>
/// The users, hardware tokens and events of the emulated tenant. Thread-safe: each read returns the state of one
/// moment.
/// </summary>
public sealed class EmulatedTenant
{
    // Documented: "Cloud Administration Mark User Deleted API".
    private static readonly TimeSpan KeptAfterMark = TimeSpan.FromDays(7);

    private readonly object _sync = new();
    private readonly TimeProvider _clock;
    private readonly int _seededUsers;
    private readonly Dictionary<Guid, EmulatedUser> _users = [];
    private readonly Dictionary<string, Guid> _byEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid> _byUserName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, EmulatedHardwareToken> _tokens = new(StringComparer.Ordinal);

    internal EmulatedTenant(int seededUsers, TimeProvider clock)
    {
        _clock = clock;
        _seededUsers = seededUsers;
        Reset();
    }

    /// <summary>The events of users and administrators.</summary>
    public EmulatedEvents Events { get; } = new();

    /// <summary>Whether emergency tokencodes are for one use if the request does not specify it.</summary>
    public bool IssuesForOneUse { get; set; }

    /// <summary>Whether a request for a status that the user already has is a conflict.</summary>
    public bool RefusesSameStatus { get; set; }

    /// <summary>Whether users can get tokencodes by SMS.</summary>
    public bool OffersSms { get; set; } = true;

    /// <summary>Whether users can get tokencodes by voice call.</summary>
    public bool OffersVoice { get; set; } = true;

    /// <summary>All users, in no particular order.</summary>
    public IReadOnlyList<EmulatedUser> Users
    {
        get { lock (_sync) return [.. _users.Values.Where(user => !IsGone(user))]; }
    }

    /// <summary>All hardware tokens, in no particular order.</summary>
    public IReadOnlyList<EmulatedHardwareToken> HardwareTokens
    {
        get { lock (_sync) return [.. _tokens.Values.Select(Current)]; }
    }

    /// <summary>Adds a user. All methods are locked unless <paramref name="change"/> unlocks them.</summary>
    public EmulatedUser AddUser(string emailAddress, string? userName = null, Func<EmulatedUser, EmulatedUser>? change = null) =>
        Add(Guid.NewGuid(), emailAddress, userName ?? emailAddress.Split('@')[0], change);

    /// <summary>Adds a disabled hardware token. If it is assigned, it is also activated.</summary>
    public EmulatedHardwareToken AddHardwareToken(string serialNumber, Guid? assignedTo = null)
    {
        var token = new EmulatedHardwareToken(serialNumber)
        {
            UserId = assignedTo,
            HasPin = assignedTo is not null,
            AssignedAt = assignedTo is null ? null : _clock.GetUtcNow(),
            Expires = _clock.GetUtcNow().AddYears(5),
        };
        lock (_sync)
            _tokens[serialNumber] = token;
        return token;
    }

    /// <summary>Adds a phone to a user, as if the user had registered it. Replaces a device with the same id.</summary>
    /// <returns>The changed user; null if the user does not exist.</returns>
    public EmulatedUser? AddDevice(Guid userId, Guid deviceId) =>
        Change(userId, user => user with { Devices = [.. user.Devices.Where(device => device.Id != deviceId), new EmulatedDevice(deviceId, "Phone") { Registered = _clock.GetUtcNow() }] });

    public EmulatedUser? Find(Guid id)
    {
        lock (_sync)
            return _users.GetValueOrDefault(id) is { } user && !IsGone(user) ? user : null;
    }

    public EmulatedUser? FindByEmail(string emailAddress)
    {
        lock (_sync)
            return _byEmail.TryGetValue(emailAddress, out var id) ? Find(id) : null;
    }

    public EmulatedUser? FindByUserName(string userName)
    {
        lock (_sync)
            return _byUserName.TryGetValue(userName, out var id) ? Find(id) : null;
    }

    public EmulatedHardwareToken? FindHardwareToken(string serialNumber)
    {
        lock (_sync)
            return _tokens.TryGetValue(serialNumber, out var token) ? Current(token) : null;
    }

    /// <summary>Changes a user in one step.</summary>
    /// <returns>The changed user; null if the user does not exist.</returns>
    public EmulatedUser? Change(Guid id, Func<EmulatedUser, EmulatedUser> change)
    {
        lock (_sync)
            return Find(id) is { } user ? _users[id] = change(user) : null;
    }

    /// <summary>Changes a hardware token in one step.</summary>
    /// <returns>The changed token; null if the token does not exist.</returns>
    public EmulatedHardwareToken? ChangeHardwareToken(string serialNumber, Func<EmulatedHardwareToken, EmulatedHardwareToken> change)
    {
        lock (_sync)
            return FindHardwareToken(serialNumber) is { } token ? _tokens[serialNumber] = change(token) : null;
    }

    /// <summary>Removes a hardware token. Returns false if it does not exist.</summary>
    public bool RemoveHardwareToken(string serialNumber)
    {
        lock (_sync)
            return _tokens.Remove(serialNumber);
    }

    /// <summary>Restores the users, hardware tokens and events that the tenant was created with.</summary>
    public void Reset()
    {
        lock (_sync)
        {
            IssuesForOneUse = RefusesSameStatus = false;
            OffersSms = OffersVoice = true;
            _users.Clear();
            _byEmail.Clear();
            _byUserName.Clear();
            _tokens.Clear();
            Events.Clear();
            foreach (var entry in SeededEvents.OfAdmins(_clock.GetUtcNow()))
                Events.Add(entry);
            for (var number = 1; number <= _seededUsers; number++)
            {
                var user = Add(SeededId(number), $"user{number}@example.com", $"user{number}", WithAuthenticators(number));
                AddHardwareToken(SeededSerialNumber(number), user.Id);
            }
        }
    }

    /// <summary>Returns the id of a seeded user. It is the same in every emulator.</summary>
    public static Guid SeededId(int number) => SeededId(number, 1);

    /// <summary>Returns the id of a seeded user's phone.</summary>
    public static Guid SeededDeviceId(int number) => SeededId(number, 2);

    /// <summary>Returns the serial number of a seeded user's hardware token.</summary>
    public static string SeededSerialNumber(int number) => (1_000_000_000 + number).ToString(CultureInfo.InvariantCulture);

    private static Guid SeededId(int number, byte kind) => new(number, 0x5e5a, 0x4a11, 0x8e, 0x1f, 0xc1, 0x0a, 0xd0, 0x00, 0x00, kind);

    private static Func<EmulatedUser, EmulatedUser> WithAuthenticators(int number) => user => user with
    {
        Devices =
        [
            new(SeededDeviceId(number), "Phone") { Registered = user.Created },
            new(SeededId(number, 3), "Chrome on Windows") { Registered = user.Created, Browser = "Chrome" },
        ],
        FidoAuthenticators = [new(SeededId(number, 4), "Security key") { Registered = user.Created }],
    };

    private bool IsGone(EmulatedUser user) => user.MarkedDeletedAt is { } marked && _clock.GetUtcNow() - marked >= KeptAfterMark;

    // Guess: the hardware tokens of a user who is gone are no longer assigned. The user's other devices are gone too.
    private EmulatedHardwareToken Current(EmulatedHardwareToken token) =>
        token.UserId is { } id && _users.TryGetValue(id, out var user) && IsGone(user) ? token.Unassigned() : token;

    private EmulatedUser Add(Guid id, string emailAddress, string userName, Func<EmulatedUser, EmulatedUser>? change)
    {
        var user = new EmulatedUser(id, emailAddress, userName)
        {
            FirstName = char.ToUpperInvariant(userName[0]) + userName[1..],
            IsTokenLocked = true,
            IsSmsLocked = true,
            IsVoiceLocked = true,
            Created = _clock.GetUtcNow(),
        };
        user = change?.Invoke(user) ?? user;
        lock (_sync)
        {
            _users[user.Id] = user;
            _byEmail[user.EmailAddress] = user.Id;
            _byUserName[user.UserName] = user.Id;
        }

        Events.AddFor(user);
        return user;
    }
}
