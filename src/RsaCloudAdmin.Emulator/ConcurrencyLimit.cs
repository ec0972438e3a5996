using System.Globalization;

namespace RsaCloudAdmin.Emulator;

/// <summary>A limit of requests that are served at the same time. Other requests are refused at once.</summary>
/// <param name="Requests">The number of requests.</param>
/// <param name="RetryAfter">The Retry-After header of a refusal, rounded up to whole seconds; null for no header.</param>
public sealed record ConcurrencyLimit(int Requests, TimeSpan? RetryAfter = null)
{
    private const string RetryAfterDetail = "retry-after=";

    /// <summary>Reads a limit such as <c>3</c> or <c>3:retry-after=1s</c>. Returns null if the text is not a limit.</summary>
    public static ConcurrencyLimit? Parse(string text)
    {
        if (text.Split(':') is not [var count, .. var details]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var requests) || requests == 0)
        {
            return null;
        }

        return details switch
        {
            [] => new ConcurrencyLimit(requests),
            [var detail] when detail.StartsWith(RetryAfterDetail, StringComparison.OrdinalIgnoreCase) && Durations.TryParse(detail[RetryAfterDetail.Length..], out var wait) =>
                new ConcurrencyLimit(requests, wait),
            _ => null,
        };
    }
}
