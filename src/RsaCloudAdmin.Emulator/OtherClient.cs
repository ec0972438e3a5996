using System.Globalization;

namespace RsaCloudAdmin.Emulator;

/// <summary>Another client of the tenant. It keeps sending even if it is refused. Its rate follows a wave that begins at the lowest rate.</summary>
/// <param name="Least">The lowest number of requests per window.</param>
/// <param name="Most">The highest number of requests per window.</param>
/// <param name="Wave">The time from the lowest rate to the highest and back.</param>
public sealed record OtherClient(int Least, int Most, TimeSpan Wave)
{
    /// <summary>Reads a client such as <c>0-45/20s</c>: 0 to 45 requests per window, in a wave of 20 seconds. Null if not valid.</summary>
    public static OtherClient? Parse(string text) =>
        text.Split('/') is [var range, var wave] && range.Split('-') is [var first, var last]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var least)
        && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most >= least && most > 0
        && Durations.TryParse(wave, out var time) && time > TimeSpan.Zero
            ? new OtherClient(least, most, time)
            : null;

    /// <summary>Returns the number of requests that it sends between two times, measured from the start of the first window.</summary>
    internal long Count(TimeSpan from, TimeSpan to, TimeSpan window) => CountUntil(to, window) - CountUntil(from, window);

    private long CountUntil(TimeSpan time, TimeSpan window)
    {
        var (mean, swing) = ((Least + (double)Most) / 2, ((double)Most - Least) / 2);
        // The integral of mean - swing * cos. No timer is needed.
        var sent = (mean * (time / window)) - (swing * (Wave / window) * Math.Sin(2 * Math.PI * (time / Wave)) / (2 * Math.PI));
        // Each request falls in the middle of its interval, not on the edge of a window.
        return (long)Math.Floor(sent + 0.5);
    }
}
