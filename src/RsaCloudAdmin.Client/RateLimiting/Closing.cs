namespace RsaCloudAdmin.Client.RateLimiting;

/// <summary>A time in which the gate was closed, in seconds since the client was made.</summary>
/// <param name="Start">When it closed.</param>
/// <param name="LastRefusal">When it was still closed, as a request found that asked.</param>
/// <param name="RetryAfter">The longest wait that the service asked for, in seconds; 0 if it asked for none.</param>
internal readonly record struct Closing(double Start, double LastRefusal, double RetryAfter);
