using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>What the user may want of the stand-in service.</summary>
internal sealed record ServiceSettings
{
    /// <summary>The port to listen on; 0 for one that is free.</summary>
    public int Port { get; init; }

    /// <summary>How many users there are.</summary>
    public required int Users { get; init; }

    /// <summary>How long each response takes.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How many requests are let through; null for all.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>How many requests are served at a time; null for all.</summary>
    public ConcurrencyLimit? ConcurrencyLimit { get; init; }

    /// <summary>What goes wrong on purpose.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Whose key it is.</summary>
    public AdminRole Role { get; init; } = AdminRole.SuperAdmin;

    /// <summary>How the audience of the key's tokens is compared.</summary>
    public AudienceRule Audience { get; init; }

    /// <summary>What the issuer does with a scope that the OAuth client may not have.</summary>
    public ScopeRefusal ScopeRefusal { get; init; }

    /// <summary>How long the OAuth client's access tokens live.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Where the key file is to be; null for a temporary folder.</summary>
    public string? KeyPath { get; init; }
}
