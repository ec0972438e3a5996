using System.Globalization;

namespace RsaCloudAdmin.Emulator;

/// <summary>A limit of requests in each fixed window of time. A refused request does not count.</summary>
/// <param name="Requests">The number of requests per window.</param>
/// <param name="Window">The length of a window.</param>
/// <param name="SendRetryAfter">Whether a refusal has a Retry-After header: the time until the next window, rounded up to whole seconds.</param>
/// <remarks>RSA documents 429 without a number, a window or a Retry-After header.</remarks>
public sealed record RateLimit(int Requests, TimeSpan Window, bool SendRetryAfter = true)
{
    private const string NoRetryAfter = "no-retry-after";
    private const string Shared = "shared=";

    /// <summary>Another client that uses the same limit; null for none.</summary>
    public OtherClient? Other { get; init; }

    /// <summary>
    /// Reads a limit such as <c>50/1s</c>: requests per window. <c>:no-retry-after</c> and <c>:shared=0-45/20s</c>
    /// (see <see cref="OtherClient.Parse"/>) can follow, once each. Returns null if the text is not a limit.
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
