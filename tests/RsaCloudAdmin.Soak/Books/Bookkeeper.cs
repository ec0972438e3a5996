namespace RsaCloudAdmin.Soak.Books;

/// <summary>
/// Compares what the module reported with what arrived at the service and with the service's final state.
/// </summary>
internal static class Bookkeeper
{
    public const string All = "Every operation is recorded";
    public const string Final = "The service's final state is the state after the last pipeline";
    public const string Between = "No code is issued for a user between two pipelines";
    public const string NotAsked = "No request arrives for a user outside the plan";

    /// <summary>Returns all discrepancies; none if the books balance.</summary>
    public static IReadOnlyList<Discrepancy> Check(Ledger ledger) =>
        [.. Totals(ledger), .. ledger.Runs.SelectMany(RunRules.Check), .. ledger.Runs.SelectMany(RowRules.Check), .. Users(ledger)];

    private static IEnumerable<Discrepancy> Totals(Ledger ledger)
    {
        // Rows that an ended run did not attempt are rows of the next run.
        var booked = ledger.Runs.Sum(run => run.Rows.Count(row => row.Outcome is not null || run.EndedBy is null));
        if (booked != ledger.Operations)
            yield return new(All, "all", $"{booked} of {ledger.Operations} were.");
    }

    private static IEnumerable<Discrepancy> Users(Ledger ledger)
    {
        var runsOf = ledger.Runs
            .SelectMany(run => run.Rows.Select(row => row.Planned.User).OfType<int>().Distinct().Select(user => (User: user, Run: run)))
            .ToLookup(pair => pair.User, pair => pair.Run);
        var arrivalsOf = ledger.Arrivals.Where(a => a.User is not null).OrderBy(a => a.Number).ToLookup(a => a.User!.Value);
        foreach (var user in arrivalsOf.Select(of => of.Key).Where(user => !runsOf.Contains(user)))
            yield return new(NotAsked, $"user {user}", $"{arrivalsOf[user].First()} and {arrivalsOf[user].Count() - 1} more.");

        foreach (var runs in runsOf)
        {
            var user = runs.Key;
            // Each user belongs to one session, which runs its pipelines one after the other.
            var inOrder = runs.OrderBy(run => run.RequestsBefore).ToList();
            for (var i = 0; i < inOrder.Count; i++)
            {
                var end = i + 1 < inOrder.Count ? inOrder[i + 1].RequestsBefore : long.MaxValue;
                var arrivals = arrivalsOf[user].Where(a => a.Number > inOrder[i].RequestsBefore && a.Number <= end).ToList();
                var rows = inOrder[i].Rows.Where(row => row.Planned.User == user).ToList();
                foreach (var found in UserRules.Check(inOrder[i], user, rows, arrivals).Concat(StateRules.Check(inOrder[i], user, rows, arrivals)))
                    yield return found;
                if (i + 1 < inOrder.Count && !inOrder[i].WasStopped && inOrder[i].After[user].CodesIssued != inOrder[i + 1].Before[user].CodesIssued)
                    yield return new(Between, $"{inOrder[i].Name}, user {user}", $"After the pipeline: {inOrder[i].After[user]}. Before the next one: {inOrder[i + 1].Before[user]}.");
            }

            if (!inOrder[^1].WasStopped && inOrder[^1].After[user] != ledger.Final[user])
                yield return new(Final, $"{inOrder[^1].Name}, user {user}", $"After the pipeline: {inOrder[^1].After[user]}. Final: {ledger.Final[user]}.");
        }
    }
}
