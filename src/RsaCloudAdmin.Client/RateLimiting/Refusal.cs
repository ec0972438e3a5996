namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>What follows from a refusal.</summary>
/// <param name="Delay">How long the request waits at least before it is sent again.</param>
/// <param name="IsForAll">Whether all requests wait.</param>
internal readonly record struct Refusal(TimeSpan Delay, bool IsForAll);
