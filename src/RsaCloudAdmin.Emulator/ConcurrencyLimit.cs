using System.Globalization;

namespace RsaCloudAdmin.Emulator;

/// <summary>How many requests are served at a time. Those that arrive meanwhile are refused at once.</summary>
/// <param name="Requests">How many.</param>
/// <param name="RetryAfter">What a refusal says in Retry-After, in whole seconds rounded up; null for no header.</param>
public sealed record ConcurrencyLimit(int Requests, TimeSpan? RetryAfter = null)
{
    private const string RetryAfterDetail = "retry-after=";

    /// <summary>Reads a limit such as <c>3</c> or <c>3:retry-after=1s</c>.</summary>
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
