using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Tests;

public class PlanTests
{
    private static readonly SoakPlan Plan = SoakPlan.Make(2000, seed: 7);

    [Fact]
    public void Every_plan_stops_pipelines_that_have_much_to_do_yet() => Assert.All(Enumerable.Range(0, 100), seed => Assert.InRange(
        SoakPlan.Make(1000, seed).Sessions.SelectMany(session => session.Batches).Count(batch => batch.ThrottleLimit <= 5 && batch.StopAfter <= batch.Rows.Count / 4),
        3,
        100));

    [Fact]
    public void The_same_seed_gives_the_same_plan_and_another_one_another()
    {
        Assert.Equal(Plan.ToString(), SoakPlan.Make(2000, seed: 7).ToString());
        Assert.NotEqual(Plan.ToString(), SoakPlan.Make(2000, seed: 8).ToString());
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1003)]
    [InlineData(20_000)]
    public void All_operations_are_planned_of_every_kind(int operations)
    {
        var batches = SoakPlan.Make(operations, seed: 1).Sessions.SelectMany(session => session.Batches).ToList();

        Assert.Equal(operations, batches.Sum(batch => batch.Rows.Count));
        Assert.Equal(Enum.GetValues<Work>(), batches.Select(batch => batch.Work).Distinct().Order());
    }

    [Fact]
    public void Every_fault_is_planned_and_rate_limits_of_both_kinds_and_none()
    {
        var limits = Plan.Conditions.Select(weather => weather.RateLimit is { } limit ? RateLimit.Parse(limit) : null).ToList();

        Assert.Equal(Enum.GetValues<FaultEffect>(), Plan.Conditions.SelectMany(weather => FaultText.Parse(weather.Faults)).Select(fault => fault.Effect).Distinct().Order());
        Assert.Contains(null, limits);
        Assert.Contains(limits, limit => limit is { SendRetryAfter: true });
        Assert.Contains(limits, limit => limit is { SendRetryAfter: false });
        Assert.Equal(2, Plan.Restarts.Count);
    }

    [Fact]
    public void Only_what_was_not_carried_out_is_refused()
    {
        // Otherwise a request could be refused although it was carried out, and no client could know.
        FaultEffect[] refusals = [FaultEffect.TooManyRequests, FaultEffect.Unauthorized, FaultEffect.Forbidden];

        Assert.DoesNotContain(
            Plan.Conditions.SelectMany(weather => FaultText.Parse(weather.Faults)),
            fault => fault.AfterApplying && (refusals.Contains(fault.Effect) || fault.RetryAfter is not null));
    }

    [Fact]
    public void Both_ways_to_sign_in_are_used_and_tokens_live_for_seconds()
    {
        var signIns = Plan.Sessions.Select(session => session.SignIn).ToList();

        Assert.Contains(signIns, signIn => signIn.TokenLife is null);
        Assert.Contains(signIns, signIn => signIn.TokenLife < TimeSpan.FromSeconds(10));
        Assert.True(signIns.DistinctBy(signIn => signIn.Account).Count() < signIns.Count, "Two sessions share a connection.");
    }

    [Fact]
    public void A_user_is_one_sessions_and_of_a_stopped_batch_in_no_other()
    {
        var uses = Plan.Sessions.SelectMany((session, number) => session.Batches.SelectMany(batch => batch.Rows.Where(row => row.User is not null).Select(row => (User: row.User!.Value, Session: number, Batch: batch)))).ToList();

        Assert.Contains(uses, use => use.Batch.StopAfter is not null);
        foreach (var user in uses.GroupBy(use => use.User))
        {
            Assert.Single(user.Select(use => use.Session).Distinct());
            if (user.Any(use => use.Batch.StopAfter is not null))
                Assert.Single(user.Select(use => use.Batch).Distinct(ReferenceEqualityComparer.Instance));
        }

        Assert.InRange(uses.Max(use => use.User), 1, Plan.Users);
    }

    [Fact]
    public void Some_rows_are_repeated_and_some_have_each_flaw()
    {
        var rows = Plan.Sessions.SelectMany(session => session.Batches).SelectMany(batch => batch.Rows).ToList();

        Assert.Equal(Enum.GetValues<Flaw>(), rows.Select(row => row.Flaw).Distinct().Order());
        Assert.Contains(Plan.Sessions.SelectMany(session => session.Batches), batch => batch.Rows.Select(row => row.User).OfType<int>().CountBy(user => user).Any(user => user.Value > 1));
    }
}
