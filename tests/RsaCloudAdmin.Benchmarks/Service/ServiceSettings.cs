using System.Text.Json.Serialization;

namespace RsaCloudAdmin.Benchmarks.Service;

internal sealed record ServiceSettings
{
    public required int Users { get; init; }

    public TimeSpan Latency { get; init; }

    /// <summary>The rate limit, in the syntax of the emulator's option; null for none.</summary>
    public string? RateLimit { get; init; }

    /// <summary>The limit on concurrent requests, in the same syntax; null for none.</summary>
    public string? ConcurrencyLimit { get; init; }

    /// <summary>The faults, in the syntax of the emulator's option.</summary>
    public string Faults { get; init; } = "";

    /// <summary>The seed for random faults.</summary>
    public int Seed { get; init; } = 1;
}

/// <summary>How to access the emulator.</summary>
/// <param name="BaseUri">The base of the service's addresses.</param>
/// <param name="KeyFile">The text of a key file.</param>
/// <param name="Token">A bearer token for contenders that don't sign their own.</param>
internal sealed record ServiceAccess(Uri BaseUri, string KeyFile, string Token);

/// <summary>The number of requests received, and of those refused with 429.</summary>
internal sealed record ServiceCounts(long Requests, int Refused);

[JsonSerializable(typeof(ServiceSettings))]
[JsonSerializable(typeof(ServiceAccess))]
[JsonSerializable(typeof(ServiceCounts))]
internal sealed partial class ServiceJson : JsonSerializerContext;
