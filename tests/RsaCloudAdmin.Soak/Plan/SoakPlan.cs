using System.Globalization;
using System.Text;

namespace RsaCloudAdmin.Soak.Plan;

/// <summary>The complete plan of a soak, made before it begins. The same seed makes the same plan.</summary>
internal sealed record SoakPlan
{
    // Enough that each session sees failed connections, and few enough that retries outlast the restart.
    private const int OutcomesWhileDown = 30;

    private static readonly SignIn[] SignIns =
    [
        new(0, null), new(0, null), new(1, null), new(2, null),
        new(3, TimeSpan.FromSeconds(2)), new(4, TimeSpan.FromSeconds(3)), new(5, TimeSpan.FromSeconds(4)), new(6, TimeSpan.FromSeconds(6)),
    ];

    public required int Seed { get; init; }

    public required int Operations { get; init; }

    public required int Users { get; init; }

    public required IReadOnlyList<PlannedSession> Sessions { get; init; }

    public required IReadOnlyList<Conditions> Conditions { get; init; }

    public required IReadOnlyList<PlannedRestart> Restarts { get; init; }

    public static SoakPlan Make(int operations, int seed)
    {
        var random = new Random(seed);
        var users = new UserNumbers();
        var sessions = SignIns.Select((signIn, number) =>
        {
            var share = (operations / SignIns.Length) + (number < operations % SignIns.Length ? 1 : 0);
            return new PlannedSession(signIn, new BatchPlanner(random, users, share, maySignInAnew: signIn.Account > 0).Plan());
        }).ToList();
        return new SoakPlan
        {
            Seed = seed,
            Operations = operations,
            Users = users.Taken,
            Sessions = sessions,
            Conditions = ConditionsPlanner.Plan(operations, random),
            Restarts = [.. new[] { operations / 3, operations * 2 / 3 }.Select(from => new PlannedRestart(from, from + OutcomesWhileDown))],
        };
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in Conditions.Cast<object>().Concat(Restarts))
            text.AppendLine(CultureInfo.InvariantCulture, $"{line}");
        foreach (var (signIn, batches) in Sessions)
        {
            foreach (var batch in batches)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{signIn} {batch}");
                foreach (var row in batch.Rows)
                    text.AppendLine(CultureInfo.InvariantCulture, $"  {row}");
            }
        }

        return text.ToString();
    }
}

/// <summary>Hands out the numbers of seeded users, each once.</summary>
internal sealed class UserNumbers
{
    /// <summary>How many numbers were handed out; also the last number.</summary>
    public int Taken { get; private set; }

    public IReadOnlyList<int> Take(int count)
    {
        var first = Taken + 1;
        Taken += count;
        return [.. Enumerable.Range(first, count)];
    }
}
