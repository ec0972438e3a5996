using System.Globalization;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>A request that the module reported in the verbose stream.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below the service's base address.</param>
/// <param name="Result">How it ended, such as "200 OK" or "Broken: …".</param>
/// <param name="WasRefused">Whether the module treated the response as throttling.</param>
internal sealed partial record Attempt(string Method, string Path, string Result, bool WasRefused = false)
{
    /// <summary>Whether it can change a user: its path contains /users/, and it is not a look-up.</summary>
    public bool Changes => Path.Contains("/users/", StringComparison.Ordinal) && !Path.EndsWith("/lookup", StringComparison.Ordinal);

    /// <summary>The status code; null if there was no response.</summary>
    public int? Status => int.TryParse(Result.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : null;

    /// <summary>Whether it may have reached the service.</summary>
    public bool MayHaveArrived => !Result.StartsWith("NotConnected", StringComparison.Ordinal);

    /// <summary>Whether the connection broke, possibly before the request arrived.</summary>
    public bool Broke => Result.StartsWith("Broken", StringComparison.Ordinal);

    /// <summary>
    /// Whether it is unclear if the request was carried out, unless the response is taken for a success.
    /// </summary>
    public bool IsUnclear => MayHaveArrived && !WasRefused && Status is null or >= 500 or (>= 200 and < 400);

    /// <summary>Parses a verbose message; null if it is not about a request.</summary>
    public static Attempt? Parse(string message) => Line().Match(message) is { Success: true } line
        ? new Attempt(line.Groups["method"].Value, line.Groups["path"].Value, line.Groups["result"].Value)
        : null;

    [GeneratedRegex(@"^(?<method>[A-Z]+) (?<path>v\d/\S+): (?<result>.+), \d+ ms\.\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Line();
}
