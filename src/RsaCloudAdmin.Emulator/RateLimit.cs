using System.Globalization;

namespace RsaCloudAdmin.Emulator;

/// <summary>How many requests are let through in each of the fixed windows that follow one another. A refused request does not count.</summary>
/// <param name="Requests">How many a window takes.</param>
/// <param name="Window">How long a window is.</param>
/// <param name="SendRetryAfter">Whether a refusal says, in whole seconds rounded up, when the next window begins.</param>
/// <remarks>RSA documents 429 without a number, a window or a Retry-After header.</remarks>
public sealed record RateLimit(int Requests, TimeSpan Window, bool SendRetryAfter = true)
{
    private const string NoRetryAfter = "no-retry-after";
    private const string Shared = "shared=";

    /// <summary>Another client that uses the same limit; null if there is none.</summary>
    public OtherClient? Other { get; init; }

    /// <summary>
    /// Reads a limit such as <c>50/1s</c>, so many requests in so much time. <c>:no-retry-after</c> and
    /// <c>:shared=0-45/20s</c>, which is read by <see cref="OtherClient.Parse"/>, may follow, each once.
    /// </summary>
    public static RateLimit? Parse(string text)
    {
        if (text.Split(':') is not [var amount, .. var details]
            || amount.Split('/') is not [var count, var window]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var requests) || requests == 0
            || !Durations.TryParse(window, out var time) || time <= TimeSpan.Zero)
        {
            return null;
        }

        RateLimit? limit = new(requests, time);
        foreach (var detail in details)
            limit = limit?.With(detail);
        return limit;
    }

    private RateLimit? With(string detail)
    {
        if (detail.Equals(NoRetryAfter, StringComparison.OrdinalIgnoreCase) && SendRetryAfter)
            return this with { SendRetryAfter = false };
        return detail.StartsWith(Shared, StringComparison.OrdinalIgnoreCase) && Other is null && OtherClient.Parse(detail[Shared.Length..]) is { } other
            ? this with { Other = other }
            : null;
    }
}
