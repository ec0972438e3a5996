namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>The result of a refusal.</summary>
/// <param name="Delay">The shortest wait before the request is sent again.</param>
/// <param name="IsForAll">Whether all requests wait.</param>
internal readonly record struct Refusal(TimeSpan Delay, bool IsForAll);
