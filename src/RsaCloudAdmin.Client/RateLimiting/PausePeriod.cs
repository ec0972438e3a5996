namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>A period in which all requests paused. Times are in seconds since the client was created.</summary>
/// <param name="Start">When it began.</param>
/// <param name="LastRefusal">When a request was last refused: the one that caused the pause, or a probe.</param>
/// <param name="RetryAfter">The longest wait that the service asked for, in seconds; 0 if it did not ask.</param>
internal readonly record struct PausePeriod(double Start, double LastRefusal, double RetryAfter);
