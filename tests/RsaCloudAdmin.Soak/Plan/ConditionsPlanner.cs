using System.Globalization;

namespace RsaCloudAdmin.Soak.Plan;

/// <summary>Plans the faults: each fault occurs repeatedly, in changing combinations.</summary>
internal static class ConditionsPlanner
{
    private const int KindsAtOnce = 14;

    // Each applies to a share of the requests that the earlier ones left. A fault of a single operation needs a larger
    // share.
    private static readonly string[] Faults =
    [
        "500={0}%", "500-after={0}%", "502={0}%", "502-after={0}%", "503={0}%", "503-after={0}%", "504={0}%", "504-after={0}%",
        "reset={0}%", "reset-after={0}%", "truncated={0}%", "malformed={0}%", "html={0}%", "html-after={0}%",
        "redirect={0}%", "redirect-after={0}%", "huge={0}%", "huge-after={0}%", "latency:100ms={0}%", "latency-after:200ms={0}%",
        "401={0}%", "403={0}%", "403:Expired Access Token is not allowed={0}%",
        "still-locked=10%", "no-tokencode=10%", "impossible-date=10%",
    ];

    // These faults affect a single operation, which may be rare while their share applies.
    private static readonly string[] OfOneOperation = ["still-locked=1x", "no-tokencode=1x", "impossible-date=1x"];

    // These faults delay all requests, or one row until its timeout.
    private static readonly string[] Scarce = ["hang=2x", "hang-after=2x", "hang@enabletokencode=1x", "hang-after@enabletokencode=1x", "429:retry-after=1s=1x", "429=1x", "503:retry-after=1s=1x"];

    private static readonly string?[] RateLimits = [null, "120/1s", null, "100/1s:no-retry-after", null, "200/2s", "40/500ms:no-retry-after"];

    public static IReadOnlyList<Conditions> Plan(int operations, Random random)
    {
        var count = Math.Max(6, operations / 800);
        var weathers = new List<Conditions>();
        var once = Faults.Select(fault => $"{fault[..fault.LastIndexOf('=')]}=1x").ToList();
        // Dealt like cards: no fault is used a third time before each was used twice.
        var pack = new Queue<string>();
        for (var i = 0; i < count; i++)
        {
            // The first conditions contain each of these once, so that none is missed.
            List<string> faults = i == 0 ? [.. Scarce, .. once] : [.. OfOneOperation, .. Scarce.Where(_ => random.Next(2) == 0)];
            for (var kind = 0; kind < KindsAtOnce; kind++)
            {
                if (pack.Count == 0)
                    pack = new(Faults.OrderBy(_ => random.Next()));
                faults.Add(string.Format(CultureInfo.InvariantCulture, pack.Dequeue(), random.Next(5, 25) / 10.0));
            }

            weathers.Add(new Conditions(operations * i / count, string.Join(", ", faults), RateLimits[i % RateLimits.Length]));
        }

        return weathers;
    }
}
