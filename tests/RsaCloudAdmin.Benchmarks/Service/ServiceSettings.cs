using System.Text.Json.Serialization;

namespace RsaCloudAdmin.Benchmarks.Service;

/// <summary>What the emulator is to be like.</summary>
internal sealed record ServiceSettings
{
    public required int Users { get; init; }

    public TimeSpan Latency { get; init; }

    /// <summary>The rate limit, as the emulator's options have it; null for none.</summary>
    public string? RateLimit { get; init; }

    /// <summary>The limit on requests at a time, likewise.</summary>
    public string? ConcurrencyLimit { get; init; }

    /// <summary>The faults, likewise.</summary>
    public string Faults { get; init; } = "";

    /// <summary>Of the faults' luck.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>Where the emulator is, and what opens it.</summary>
/// <param name="BaseUri">The base of the service's addresses.</param>
/// <param name="KeyFile">The text of a key file.</param>
/// <param name="Token">A bearer token, for those that do not sign their own.</param>
internal sealed record ServiceAccess(Uri BaseUri, string KeyFile, string Token);

/// <summary>How many requests arrived, and how many of them were refused with 429.</summary>
internal sealed record ServiceCounts(long Requests, int Refused);

[JsonSerializable(typeof(ServiceSettings))]
[JsonSerializable(typeof(ServiceAccess))]
[JsonSerializable(typeof(ServiceCounts))]
internal sealed partial class ServiceJson : JsonSerializerContext;
