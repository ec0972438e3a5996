using System.Globalization;
using System.Text;
using RsaCloudAdmin.Soak.Execution;

namespace RsaCloudAdmin.Soak.Reporting;

internal static class Report
{
    private const int MostDiscrepanciesShown = 50;

    public static string From(SoakResult result)
    {
        var text = new StringBuilder();
        var (runs, arrivals) = (result.Ledger.Runs, result.Ledger.Arrivals);
        var rows = runs.SelectMany(run => run.Rows.Select(row => (run.Batch.Work, Row: row, Run: run)))
            .Where(booked => booked.Row.Outcome is not null || booked.Run.EndedBy is null).ToList();
        var attempts = rows.SelectMany(booked => booked.Row.Attempts).ToList();

        Line($"Seed {result.Plan.Seed}, {result.Plan.Operations} operations, {result.Plan.Sessions.Count} sessions, {runs.Count} pipelines, {result.Plan.Users} users, {result.Took.TotalSeconds:0} s");
        Line($"Operations: {Counts(rows.Select(booked => $"{booked.Work}"))}");
        Line($"Outcomes: {Counts(rows.Select(booked => booked.Row.Outcome is { } outcome ? outcome.ErrorId ?? "success" : booked.Row.IsInDoubt ? "in doubt when stopped" : "not attempted when stopped"))}");
        Line($"Faults: {Counts(arrivals.Select(a => a.Fault).OfType<Emulator.Faults.FaultEffect>().Select(effect => $"{effect}"))}");
        Line($"Responses: {Counts(arrivals.Select(a => a.Status is { } status ? status.ToString(CultureInfo.InvariantCulture) : "none"))}");
        Line($"Requests: {arrivals.Count} arrived, {attempts.Count - rows.Count(booked => booked.Row.Attempts.Count > 0)} beyond the first of an operation, {attempts.Count(t => t.WasRefused)} refused by the rate limit, {attempts.Count(t => !t.MayHaveArrived)} not connected");
        Line($"Rate limits: {string.Join(", ", result.Plan.Conditions.Select(weather => weather.RateLimit ?? "none"))}");
        Line($"Restarts: {result.Restarts}. Pipelines stopped: {runs.Count(run => run.WasStopped)}, ended by refused tokens: {runs.Count(run => run.EndedBy is not null)}. Tokens issued: {result.Tokens.Issued} for {result.Tokens.Lives:0} token lifetimes. At most {result.MostInFlightOfOneUser} changes of one user in flight at once.");
        foreach (var discrepancy in result.Discrepancies.Take(MostDiscrepanciesShown))
            Line($"! {discrepancy}");
        if (result.Discrepancies.Count == 0)
            Line($"Books balance: yes");
        else
            Line($"Books balance: no, {result.Discrepancies.Count} discrepancies; reproduce with --operations {result.Plan.Operations} --seed {result.Plan.Seed}");
        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private static string Counts(IEnumerable<string> names) =>
        string.Join(", ", names.CountBy(name => name).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}"));
}
