using System.Diagnostics;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Soak.Books;
using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Execution;

internal static class Soaking
{
    public static async Task<SoakResult> RunAsync(SoakPlan plan)
    {
        var watch = Stopwatch.StartNew();
        var service = await Service.StartAsync(plan).ConfigureAwait(false);
        await using var _ = service.ConfigureAwait(false);
        var accounts = plan.Sessions.Select(session => session.SignIn).DistinctBy(signIn => signIn.Account).ToDictionary(signIn => signIn.Account, service.Open);
        var progress = new Progress();
        var secrecy = new Secrecy(service.Secrets);
        var sessions = new List<Session>();
        try
        {
            foreach (var planned in plan.Sessions)
            {
                var session = new Session(sessions.Count + 1, planned, service, progress, secrecy);
                if (sessions.Find(other => other.SignIn.Account == planned.SignIn.Account) is { } other)
                    session.Share(other);
                else
                    session.Connect(accounts[planned.SignIn.Account]);
                sessions.Add(session);
            }

            var turmoil = new FaultSchedule(service.Emulator, progress);
            var changing = turmoil.RunAsync(plan);
            await Task.WhenAll(sessions.Select(session => Task.Run(session.WorkAsync))).ConfigureAwait(false);
            progress.Complete();
            await changing.ConfigureAwait(false);
            return Close(plan, service, sessions, secrecy, turmoil.Restarts, watch.Elapsed);
        }
        finally
        {
            sessions.ForEach(session => session.Dispose());
        }
    }

    private static SoakResult Close(SoakPlan plan, Service service, List<Session> sessions, Secrecy secrecy, int restarts, TimeSpan took)
    {
        var entries = service.Emulator.Requests.Entries;
        foreach (var entry in entries)
            secrecy.Look("the journal", $"{entry.Method} {entry.Path}");
        var ledger = new Ledger
        {
            Operations = plan.Operations,
            Runs = [.. sessions.SelectMany(session => session.Runs)],
            Arrivals = [.. entries.Select(Arrival.From)],
            Final = service.StatesOf(Enumerable.Range(1, plan.Users)),
        };
        var codes = ledger.Runs.SelectMany(run => run.After.Values.SelectMany(state => state.Codes).Concat(run.Rows.Select(row => row.Outcome?.Code).OfType<string>()));
        var tokens = new TokenCounts(
            ledger.Arrivals.Count(a => a is { Operation: Operation.Token, WasApplied: true }),
            sessions.Where(session => session.SignIn.TokenLife is not null).Sum(session => session.SignIns + (session.Worked / session.SignIn.TokenLife!.Value)));
        return new SoakResult
        {
            Plan = plan,
            Ledger = ledger,
            Discrepancies = [.. Bookkeeper.Check(ledger), .. FaultScheduleRules.Check(ledger, restarts, tokens), .. secrecy.Found(codes)],
            Restarts = restarts,
            Tokens = tokens,
            MostInFlightOfOneUser = service.Emulator.Requests.MostInFlightOfOneUser,
            Took = took,
        };
    }
}
