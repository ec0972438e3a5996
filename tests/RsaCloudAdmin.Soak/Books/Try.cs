using System.Globalization;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>A request as the module told of it in the verbose stream.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Below the service's base.</param>
/// <param name="Words">How it ended, such as "200 OK" or "Broken: …".</param>
/// <param name="WasRefused">Whether the module took the answer for a refusal for the number of requests.</param>
internal sealed partial record Try(string Method, string Path, string Words, bool WasRefused = false)
{
    /// <summary>Whether it can change a user: all that do name him in the path.</summary>
    public bool Changes => Path.Contains("/users/", StringComparison.Ordinal) && !Path.EndsWith("/lookup", StringComparison.Ordinal);

    /// <summary>Null if there was no answer.</summary>
    public int? Status => int.TryParse(Words.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : null;

    /// <summary>Whether it got as far as the service for all that is known.</summary>
    public bool MayHaveArrived => !Words.StartsWith("NotConnected", StringComparison.Ordinal);

    /// <summary>Whether the connection broke: then it may have broken before the request arrived.</summary>
    public bool Broke => Words.StartsWith("Broken", StringComparison.Ordinal);

    /// <summary>Whether it leaves open if the request was carried out, unless what was answered is taken for a success.</summary>
    public bool IsUnclear => MayHaveArrived && !WasRefused && Status is null or >= 500 or (>= 200 and < 400);

    /// <summary>The request that a verbose message tells of; null if it tells of something else.</summary>
    public static Try? Read(string message) => Line().Match(message) is { Success: true } line
        ? new Try(line.Groups["method"].Value, line.Groups["path"].Value, line.Groups["words"].Value)
        : null;

    [GeneratedRegex(@"^(?<method>[A-Z]+) (?<path>v\d/\S+): (?<words>.+), \d+ ms\.\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Line();
}
