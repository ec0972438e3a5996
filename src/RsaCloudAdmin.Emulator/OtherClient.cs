using System.Globalization;

namespace RsaCloudAdmin.Emulator;

/// <summary>Another client of the tenant. It sends requests whether they are refused or not, and its rate rises and falls in a wave that begins at its lowest.</summary>
/// <param name="Least">The fewest requests that it sends in the time of a window.</param>
/// <param name="Most">The most.</param>
/// <param name="Wave">How long it takes from the lowest rate to the highest and back.</param>
public sealed record OtherClient(int Least, int Most, TimeSpan Wave)
{
    /// <summary>Reads a client such as <c>0-45/20s</c>: 0 to 45 requests in the time of a window, in a wave of 20 seconds.</summary>
    public static OtherClient? Parse(string text) =>
        text.Split('/') is [var range, var wave] && range.Split('-') is [var first, var last]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var least)
        && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most >= least && most > 0
        && Durations.TryParse(wave, out var time) && time > TimeSpan.Zero
            ? new OtherClient(least, most, time)
            : null;

    /// <summary>How many requests it has sent between two times since the first window began.</summary>
    internal long Count(TimeSpan from, TimeSpan to, TimeSpan window) => CountUntil(to, window) - CountUntil(from, window);

    private long CountUntil(TimeSpan time, TimeSpan window)
    {
        var (mean, swing) = ((Least + (double)Most) / 2, ((double)Most - Least) / 2);
        // The integral of mean - swing * cos, so that nothing needs to happen between two requests.
        var sent = (mean * (time / window)) - (swing * (Wave / window) * Math.Sin(2 * Math.PI * (time / Wave)) / (2 * Math.PI));
        // Each request comes in the middle of its part of the time, not on the edge of a window.
        return (long)Math.Floor(sent + 0.5);
    }
}
