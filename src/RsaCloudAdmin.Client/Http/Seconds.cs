using static System.FormattableString;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Durations as text for messages.</summary>
internal static class Seconds
{
    /// <summary>Returns text such as "1 second", "0.5 seconds" or "100 seconds".</summary>
    public static string In(TimeSpan time) => Count(time, string.Empty);

    /// <summary>Returns text such as "1 more second" or "7 more seconds", in whole seconds rounded up.</summary>
    public static string More(TimeSpan time) => Count(TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds)), "more ");

    private static string Count(TimeSpan time, string more)
    {
        var number = Invariant($"{time.TotalSeconds:0.#}");
        return number == "1" ? $"1 {more}second" : $"{number} {more}seconds";
    }
}
