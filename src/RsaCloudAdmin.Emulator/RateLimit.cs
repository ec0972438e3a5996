using System.Globalization;

namespace RsaCloudAdmin.Emulator;

/// <summary>How many requests are let through in each of the fixed windows that follow one another. A refused request does not count.</summary>
/// <param name="Requests">How many a window takes.</param>
/// <param name="Window">How long a window is.</param>
/// <param name="SendRetryAfter">Whether a refusal says, in whole seconds rounded up, when the next window begins.</param>
/// <remarks>RSA documents 429 without a number, a window or a Retry-After header.</remarks>
public sealed record RateLimit(int Requests, TimeSpan Window, bool SendRetryAfter = true)
{
    private const string NoRetryAfter = ":no-retry-after";

    /// <summary>Reads a limit such as <c>50/1s</c>, so many requests in so much time, or <c>50/1s:no-retry-after</c>.</summary>
    public static RateLimit? Parse(string text)
    {
        var isSilent = text.EndsWith(NoRetryAfter, StringComparison.OrdinalIgnoreCase);
        return (isSilent ? text[..^NoRetryAfter.Length] : text).Split('/') is [var count, var window]
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var requests) && requests > 0
            && Durations.TryParse(window, out var time) && time > TimeSpan.Zero
                ? new RateLimit(requests, time, !isSilent)
                : null;
    }
}
