using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>What a row's outcome says goes with the requests that were made for it.</summary>
internal static class RowRules
{
    public const string Unknown = "OutcomeUnknown only where the request may have arrived";
    public const string Doubt = "No doubt is left unsaid";
    public const string Done = "What succeeded was answered";
    public const string Repeated = "Nothing is repeated that could do harm";

    public static IEnumerable<Discrepancy> Check(Run run)
    {
        foreach (var row in run.Rows)
        {
            foreach (var (rule, what) in row.Outcome is { } outcome && !row.SharesTries ? Check(run.Batch.Work, row, outcome) : [])
                yield return new(rule, $"{run.Name}, {row.Planned}", $"{what} It ended as {row.Outcome}, after: {string.Join("; ", row.Tries)}");
        }
    }

    private static IEnumerable<(string Rule, string What)> Check(Work work, Row row, Outcome outcome)
    {
        var changes = row.Changes.ToList();
        if (outcome.IsSuccess)
            return CheckSuccess(work, row, outcome, changes);
        return CheckFailure(work, outcome, changes);
    }

    private static IEnumerable<(string Rule, string What)> CheckSuccess(Work work, Row row, Outcome outcome, List<Try> changes)
    {
        var answered = changes.Count(t => t.Status == 200);
        var wasDone = work switch
        {
            Work.LookUp => row.Tries.Count(t => t.Status == 200) <= 1,
            Work.TestConnection => true,
            // What was gone already needs no request, and what an unanswered try removed is not found by the next.
            Work.DisableTokencode => answered <= 1 && (answered == 1 || outcome.WasEnabled == false || (changes is [.., { Status: 404 }] && changes.Any(t => t.IsUnclear))),
            // The service answers an unlock with the status even when it fails.
            Work.Unlock => changes.Count > 0 && changes[^1].Status is 200 or 500 && answered <= 1,
            _ => answered == 1 && changes[^1].Status == 200,
        };
        if (!wasDone)
            yield return (Done, $"It was answered {answered} times.");
        if (work == Work.EnableTokencode && changes.Take(changes.Count - 1).Any(t => t.IsUnclear))
            yield return (Repeated, "It was sent again after it may have been carried out.");
    }

    private static IEnumerable<(string Rule, string What)> CheckFailure(Work work, Outcome outcome, List<Try> changes)
    {
        if (outcome.ErrorId == "OutcomeUnknown" && (work != Work.EnableTokencode || changes.Count == 0 || !changes[^1].IsUnclear))
            yield return (Unknown, "No request is unclear.");
        // What the service refuses for what is asked, it refused before too.
        if (changes.Any(t => t.IsUnclear) && changes[^1].Status is not (400 or 404 or 409) && !outcome.IsUnsure)
            yield return (Doubt, "A request may have been carried out, and the error does not say so.");
        if (work != Work.EnableTokencode)
            yield break;
        if (changes.Any(t => t.IsUnclear) && outcome.ErrorId != "OutcomeUnknown")
            yield return (Doubt, "A tokencode may have been issued, and the error does not say so.");
        if (changes.Take(changes.Count - 1).Any(t => t.IsUnclear))
            yield return (Repeated, "It was sent again after it may have been carried out.");
    }
}
