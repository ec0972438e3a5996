using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Emulator;

/// <summary>The settings that an emulator starts with.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The port on 127.0.0.1; 0 for any free port.</summary>
    public int Port { get; init; }

    /// <summary>The number of users in the tenant: user1@example.com and so on. Each has locked methods and one disabled hardware token.</summary>
    public int Users { get; init; }

    /// <summary>The time that every response takes, except refusals by the concurrency limit.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The rate limit; null for none.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>The limit of requests that are served at the same time; null for none.</summary>
    public ConcurrencyLimit? ConcurrencyLimit { get; init; }

    /// <summary>The faults at the start.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The service's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How the service compares the audience of an API key's token.</summary>
    public AudienceRule Audience { get; init; }

    /// <summary>How the issuer responds to a scope that a client may not have.</summary>
    public ScopeRefusal ScopeRefusal { get; init; }

    /// <summary>The number of latest requests that the journal keeps with their details.</summary>
    public int JournalLength { get; init; } = 10_000;

    /// <summary>The seed of the random numbers for faults. The same seed gives the same faults.</summary>
    public int Seed { get; init; } = 1;
}
