using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>Each row must have exactly one outcome, and its own.</summary>
internal static class RunRules
{
    public const string OneOutcome = "Each row has one outcome";
    public const string OwnOutcome = "An outcome belongs to its row";
    public const string Counted = "The run counts its rows correctly";
    public const string Flawed = "A faulty row is rejected";

    public static IEnumerable<Discrepancy> Check(Run run)
    {
        foreach (var stray in run.Strays)
            yield return new(OwnOutcome, run.Name, stray);
        for (var i = 0; i < run.Rows.Count; i++)
        {
            foreach (var (rule, what) in Check(run, run.Rows[i]))
                yield return new(rule, $"{run.Name}, row {i + 1}: {run.Rows[i].Planned}", what);
        }

        var done = run.Rows.Count(row => row.Outcome is { IsSuccess: true });
        var failed = run.Rows.Count(row => row.Outcome is { IsSuccess: false });
        if (run.Summary is { } told && told != (done, failed))
            yield return new(Counted, run.Name, $"It reported {told.Done} rows done and {told.Failed} failed, but there were {done} and {failed}.");
    }

    private static IEnumerable<(string Rule, string What)> Check(Run run, Row row)
    {
        if (row.Outcomes.Count > 1)
            yield return (OneOutcome, $"It has {row.Outcomes.Count} outcomes: {string.Join("; ", row.Outcomes)}");
        if (row.Outcome is not { } outcome)
        {
            if (!run.WasStopped && run.EndedBy is null)
                yield return (OneOutcome, "It has no outcome.");
            yield break;
        }

        if (outcome.ErrorId is "InternalError" or "NotAttempted" or "ConnectionClosed")
            yield return (OwnOutcome, $"The outcome was {outcome}");
        if (outcome.IsSuccess && row.Planned.Flaw != Flaw.None && !row.FoundNothingToChange)
            yield return (Flawed, $"It succeeded despite its flaw ({row.Planned.Flaw}).");
        if (row.Planned.Flaw == Flaw.Unusable && (outcome.ErrorId is not ("IdentityMissing" or "InvalidRequest" or "InvalidTokenSerialNumber") || row.Attempts.Count > 0))
            yield return (Flawed, $"It cannot be sent, but after {row.Attempts.Count} requests the outcome was {outcome}");
    }
}
