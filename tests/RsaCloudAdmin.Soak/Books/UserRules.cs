using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>What a pipeline's rows report about a user must agree with the requests that arrived.</summary>
internal static class UserRules
{
    public const string Carried = "A success was carried out, and a certain failure was not";
    public const string Twice = "Nothing is carried out twice";
    public const string Untold = "Each request that arrived is reported";
    public const string Identity = "A result belongs to the requested user";

    /// <param name="run">The pipeline.</param>
    /// <param name="user">The user.</param>
    /// <param name="rows">The pipeline's rows with this user.</param>
    /// <param name="arrivals">The changes of this user that were requested during the pipeline.</param>
    public static IEnumerable<Discrepancy> Check(Run run, int user, IReadOnlyList<Row> rows, IReadOnlyList<Arrival> arrivals)
    {
        var outcomes = rows.Select(row => row.Outcome).OfType<Outcome>().ToList();
        var facts = new Facts(
            // If rows share their requests, the first row has all of them. The others may have found nothing to change.
            Successes: rows.Count(row => row is { Outcome.IsSuccess: true, FoundNothingToChange: false } and not { SharesAttempts: true, LacksAttempts: false, Attempts.Count: 0 } && WorkFacts.Find(run.Batch.Work).Operation is not null),
            Unsure: outcomes.Count(o => o.IsUnsure),
            Unclear: rows.Sum(UnclearOf),
            Applied: arrivals.Count(a => a.WasApplied),
            InDoubt: rows.Count(row => row.IsInDoubt));
        var where = $"{run.Name}, user {user}, {string.Join("; ", outcomes)}; {string.Join("; ", arrivals)}";
        return Changes(run.Batch.Work, facts).Concat(Told(run, rows, arrivals, facts)).Concat(Names(rows, user))
            .Select(broken => new Discrepancy(broken.Rule, where, broken.What));
    }

    private static IEnumerable<(string Rule, string What)> Changes(Work work, Facts facts)
    {
        if (facts.Applied < facts.Successes)
            yield return (Carried, $"{facts.Successes} rows succeeded, but {facts.Applied} changes were carried out.");
        if (facts.InDoubt > 0 && !WorkFacts.Find(work).IssuesCode)
            yield break;
        if (facts.Applied > facts.Successes + facts.Unclear + facts.InDoubt)
            yield return (facts.Successes > 0 ? Twice : Carried, $"{facts.Applied} changes were carried out for {facts.Successes} successes, with {facts.Unclear} requests with an unclear result.");
        else if (WorkFacts.Find(work).IssuesCode && facts.Applied > facts.Successes + facts.Unsure + facts.InDoubt)
            yield return (Twice, $"{facts.Applied} codes were issued for {facts.Successes} successes and {facts.Unsure} rows with an unknown outcome.");
    }

    private static IEnumerable<(string Rule, string What)> Told(Run run, IReadOnlyList<Row> rows, IReadOnlyList<Arrival> arrivals, Facts facts)
    {
        if (arrivals.FirstOrDefault(a => a.Operation != WorkFacts.Find(run.Batch.Work).Operation) is { } other)
            yield return (Untold, $"{other} was not requested.");
        if (facts.InDoubt > 0 || rows.Any(row => row.LacksAttempts))
            yield break;
        var sent = rows.SelectMany(row => row.Changes).Where(t => t.MayHaveArrived).ToList();
        if (arrivals.Count > sent.Count)
            yield return (Untold, $"{arrivals.Count} requests arrived, but the module reported {sent.Count}.");
        else if (arrivals.Count < sent.Count(t => !t.Broke))
            yield return (Untold, $"{arrivals.Count} requests arrived, but the module reported {sent.Count}, of which {sent.Count(t => t.Broke)} broke.");
    }

    private static IEnumerable<(string Rule, string What)> Names(IReadOnlyList<Row> rows, int user)
    {
        foreach (var row in rows)
        {
            if (row.Outcome is not { IsSuccess: true } outcome)
                continue;
            if (outcome.UserId != UserNames.IdOf(user) || outcome.Identity != row.Planned.Name)
                yield return (Identity, $"It belongs to {outcome.UserId}, requested as {outcome.Identity}.");
        }
    }

    // In a success, the response that made it one is clear.
    private static int UnclearOf(Row row)
    {
        if (row.LacksAttempts)
            return row.Outcome is null or { IsUnsure: true } ? 1 : 0;
        var unclear = row.UnclearChanges.Count();
        return row.Outcome is { IsSuccess: true } && row.Changes.Any(t => t.Status == 200) ? unclear - 1 : unclear;
    }

    private sealed record Facts(int Successes, int Unsure, int Unclear, int Applied, int InDoubt);
}
