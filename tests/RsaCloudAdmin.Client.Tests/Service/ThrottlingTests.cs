using RsaCloudAdmin.Emulator.Faults;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>A throttled request was not carried out: each call waits and then succeeds exactly once.</summary>
public class ThrottlingTests(EmulatedService service) : ServiceTest(service)
{
    public static TheoryData<string, string> Timed => ServiceCall.With(ServiceCall.Names, "429:retry-after=7s", "503:retry-after=7s");

    public static TheoryData<string> Names => new(ServiceCall.Names);

    public static TheoryData<string> Failing => new(ServiceCall.Failing);

    [Theory]
    [MemberData(nameof(Timed))]
    public async Task The_service_is_asked_again_when_it_said(string name, string fault)
    {
        await ComesThroughAsync(name, FaultText.Parse($"{fault}=1x")[0]);

        Assert.Equal([TimeSpan.FromSeconds(7)], Waits);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_service_may_name_a_date(string name)
    {
        await ComesThroughAsync(name, new Fault(FaultEffect.TooManyRequests) { RetryAfter = TimeSpan.FromSeconds(90), RetryAfterAsDate = true, Times = 1 });

        // A date has a resolution of one second.
        Assert.InRange(Assert.Single(Waits), TimeSpan.FromSeconds(89), TimeSpan.FromSeconds(90));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_lone_refusal_without_a_time_is_asked_again_at_once(string name)
    {
        await ComesThroughAsync(name, new Fault(FaultEffect.TooManyRequests) { Times = 1 });

        Assert.Empty(Waits);
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task Refusals_without_end_are_an_error_and_nothing_is_done(string name)
    {
        var call = ServiceCall.At(Emulator.Tenant, name);
        Plan("429:retry-after=60s");

        var error = await FailAsync(call);

        // The default retry timeout is five minutes.
        Assert.Equal((RsaErrorReason.Throttled, 429, 6), (error.Reason, error.StatusCode, error.Tries));
        Assert.DoesNotContain(Emulator.Requests.Entries, entry => entry.WasApplied);
    }

    private async Task ComesThroughAsync(string name, Fault fault)
    {
        var call = ServiceCall.At(Emulator.Tenant, name);
        Emulator.Faults.Add(fault);

        await MakeAsync(call);

        Assert.True(call.IsDone(Emulator.Tenant));
        Assert.Equal([false, true], Emulator.Requests.Entries.Select(entry => entry.WasApplied));
    }
}
