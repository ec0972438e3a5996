using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Emulator;

/// <summary>What an emulator starts with.</summary>
public sealed record EmulatorOptions
{
    /// <summary>The port on 127.0.0.1; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>How many users the tenant is seeded with: user1@example.com and so on, each locked, with one disabled hardware token.</summary>
    public int Users { get; init; }

    /// <summary>How long every response takes, except refusals by the concurrency limit.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The rate limit; null for none.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>The concurrency limit: how many requests are served at a time. Null for none.</summary>
    public ConcurrencyLimit? ConcurrencyLimit { get; init; }

    /// <summary>The faults to begin with.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>The service's clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How the audience of an API key's token is compared.</summary>
    public AudienceRule Audience { get; init; }

    /// <summary>What the issuer does with a scope that a client may not have.</summary>
    public ScopeRefusal ScopeRefusal { get; init; }

    /// <summary>How many of the last requests are kept with their details.</summary>
    public int JournalLength { get; init; } = 10_000;

    /// <summary>Where the randomness of faults begins: the same number, the same faults.</summary>
    public int Seed { get; init; } = 1;
}
