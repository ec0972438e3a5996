using static System.FormattableString;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Times as messages tell them.</summary>
internal static class Seconds
{
    /// <summary>Such as "1 second", "0.5 seconds" or "100 seconds".</summary>
    public static string In(TimeSpan time)
    {
        var number = Invariant($"{time.TotalSeconds:0.#}");
        return number == "1" ? "1 second" : $"{number} seconds";
    }

    /// <summary>The same, in whole seconds rounded up.</summary>
    public static string Within(TimeSpan time) => In(TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds)));
}
