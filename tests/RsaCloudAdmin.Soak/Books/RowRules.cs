using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>A row's outcome must agree with its requests.</summary>
internal static class RowRules
{
    public const string Unknown = "OutcomeUnknown is reported only if the request may have arrived";
    public const string Doubt = "An error says if the change may have been made";
    public const string Done = "A success has a response";
    public const string Repeated = "No request is repeated if that could do harm";

    public static IEnumerable<Discrepancy> Check(Run run)
    {
        foreach (var row in run.Rows)
        {
            foreach (var (rule, what) in row.Outcome is { } outcome && !row.SharesAttempts ? Check(run.Batch.Work, row, outcome) : [])
                yield return new(rule, $"{run.Name}, {row.Planned}", $"{what} The outcome was {row.Outcome}, after: {string.Join("; ", row.Attempts)}");
        }
    }

    private static IEnumerable<(string Rule, string What)> Check(Work work, Row row, Outcome outcome)
    {
        var changes = row.Changes.ToList();
        if (outcome.IsSuccess)
            return CheckSuccess(work, row, outcome, changes);
        return CheckFailure(work, outcome, changes, [.. row.UnclearChanges]);
    }

    private static IEnumerable<(string Rule, string What)> CheckSuccess(Work work, Row row, Outcome outcome, List<Attempt> changes)
    {
        var responses = changes.Count(t => t.Status == 200);
        var wasDone = work switch
        {
            Work.LookUp => row.Attempts.Count(t => t.Status == 200) <= 1,
            Work.TestConnection => true,
            // No request is needed if the tokencode was already gone. After an ambiguous failure that removed it, the
            // retry gets a 404.
            Work.DisableTokencode => responses <= 1 && (responses == 1 || outcome.WasEnabled == false || (changes is [.., { Status: 404 }] && changes.Any(t => t.IsUnclear))),
            Work.RemoveDevice => responses <= 1 && (changes is [.., { Status: 200 }] || (changes is [.., { Status: 404 }] && changes.Any(t => t.IsUnclear))),
            // The service returns the lock status even when an unlock fails.
            Work.Unlock => changes.Count > 0 && changes[^1].Status is 200 or 500 && responses <= 1,
            // A token that is not the user's is an error, unless an ambiguous failure may have unassigned it.
            Work.UnassignToken => responses <= 1 && (changes is [.., { Status: 200 }] || (changes is [.., { Status: 409 }] && changes.Any(t => t.IsUnclear))),
            // The service refuses what is already done, and any change of the status of a user who is marked as
            // deleted. The module then looks up the current state.
            Work.AssignToken or Work.DisableUser or Work.MarkDeleted or Work.RestoreUser => changes.Count > 0 && changes[^1].Status is 200 or 409 && responses <= 1,
            _ => responses == 1 && changes[^1].Status == 200,
        };
        if (!wasDone)
            yield return (Done, $"It has {responses} successful responses.");
        if (WorkFacts.Find(work).IssuesCode && changes.Take(changes.Count - 1).Any(t => t.IsUnclear))
            yield return (Repeated, "It was sent again after it may have been carried out.");
    }

    private static IEnumerable<(string Rule, string What)> CheckFailure(Work work, Outcome outcome, List<Attempt> changes, List<Attempt> unclear)
    {
        if (outcome.ErrorId == "OutcomeUnknown" && (!WorkFacts.Find(work).IssuesCode || changes.Count == 0 || !changes[^1].IsUnclear))
            yield return (Unknown, "No request has an unclear result.");
        // A request that the service rejects was not carried out in an earlier attempt either, unless that attempt can
        // be the reason for the rejection.
        if (unclear.Count > 0 && !(changes[^1].Status is 400 or 404 || (changes[^1].Status == 409 && !WorkFacts.Find(work).CausesConflict)) && !outcome.IsUnsure)
            yield return (Doubt, "A request may have been carried out, and the error does not say so.");
        if (!WorkFacts.Find(work).IssuesCode)
            yield break;
        if (unclear.Count > 0 && outcome.ErrorId != "OutcomeUnknown")
            yield return (Doubt, "A code may have been issued, and the error does not say so.");
        if (changes.Take(changes.Count - 1).Any(t => t.IsUnclear))
            yield return (Repeated, "It was sent again after it may have been carried out.");
    }
}
