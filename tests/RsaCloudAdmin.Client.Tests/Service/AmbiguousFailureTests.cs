using RsaCloudAdmin.Emulator.Http;
using ServiceOperations = RsaCloudAdmin.Client.Operations.ServiceOperations;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>A failure that leaves open whether the request was carried out is retried only where a repeat does no harm.</summary>
public class AmbiguousFailureTests(EmulatedService service) : ServiceTest(service)
{
    private static readonly string[] Before = ["500", "502", "503", "504", "reset", "hang"];

    private static readonly string[] After = [.. Before.Select(fault => $"{fault}-after"), "truncated"];

    public static TheoryData<string, string> RepeatedBefore => ServiceCall.With(ServiceCall.Repeatable, Before);

    public static TheoryData<string, string> RepeatedAfter =>
        [.. ServiceCall.With(ServiceCall.Repeatable.Except([.. ServiceCall.Removing, "void"]), After), .. ServiceCall.With(ServiceCall.Removing, After[..^1])];

    public static TheoryData<string> VoidedAfter => new(After);

    public static TheoryData<string, string> IssuedBefore => ServiceCall.With(ServiceCall.Issuing, Before);

    public static TheoryData<string, string> IssuedAfter => ServiceCall.With(ServiceCall.Issuing, After);

    [Theory]
    [MemberData(nameof(RepeatedBefore))]
    public async Task What_was_not_done_is_done_by_the_repeat(string name, string fault)
    {
        var call = ServiceCall.At(Emulator.Tenant, name);
        Plan($"{fault}=1x");

        await MakeAsync(call);

        Assert.True(call.IsDone(Emulator.Tenant));
        Assert.Equal(2, Emulator.Requests.CountOf(call.Operation));
        Assert.Equal(1, Emulator.Requests.CountOfStatus(200));
        AssertOneBackOff();
    }

    [Theory]
    [MemberData(nameof(RepeatedAfter))]
    public async Task What_was_done_is_a_success_all_the_same(string name, string fault)
    {
        var call = ServiceCall.At(Emulator.Tenant, name);
        Plan($"{fault}=1x");

        await MakeAsync(call);

        Assert.True(call.IsDone(Emulator.Tenant));
        Assert.Equal(2, Emulator.Requests.CountOf(call.Operation));
        // The repeated DELETE returns 404, because the first one removed the object.
        Assert.Equal(ServiceCall.Removing.Contains(name) ? 404 : 200, Emulator.Requests.Entries.MaxBy(entry => entry.Number)!.Status);
        AssertOneBackOff();
    }

    // RSA does not document the status numbers, so the client cannot know that "no code" is the result of the first attempt.
    [Theory]
    [MemberData(nameof(VoidedAfter))]
    public async Task A_revoked_code_is_reported_as_an_error_that_leaves_the_first_attempt_open(string fault)
    {
        var call = ServiceCall.At(Emulator.Tenant, "void");
        Plan($"{fault}=1x");

        var error = await FailAsync(call);

        Assert.Equal((RsaErrorReason.CodeRefused, 2), (error.Reason, error.Tries));
        Assert.Contains("An earlier attempt may have been processed.", error.Message, StringComparison.Ordinal);
        Assert.True(call.IsDone(Emulator.Tenant));
        AssertOneBackOff();
    }

    [Theory]
    [MemberData(nameof(IssuedBefore))]
    public async Task No_tokencode_is_asked_for_again_though_none_was_issued(string name, string fault) =>
        await LeavesTheOutcomeUnknownAsync(name, fault, issued: 0);

    [Theory]
    [MemberData(nameof(IssuedAfter))]
    public async Task No_second_tokencode_is_issued(string name, string fault) =>
        await LeavesTheOutcomeUnknownAsync(name, fault, issued: 1);

    [Theory]
    [InlineData("reset")]
    [InlineData("503")]
    [InlineData("hang")]
    public async Task The_look_up_before_a_tokencode_is_repeated_and_one_tokencode_issued(string fault)
    {
        Plan($"{fault}@lookup=1x");

        await MakeAsync(new(ServiceOperations.LookUpUser, Operation.LookUp, async (client, call) => await client.EmergencyTokencodes.EnableAsync("user1", 1, call)));

        Assert.Equal(1, AliceNow.TokencodesIssued);
        Assert.Equal(2, Emulator.Requests.CountOf(Operation.LookUp));
    }

    private async Task LeavesTheOutcomeUnknownAsync(string name, string fault, int issued)
    {
        // The fault applies once, so a repeated request would succeed.
        Plan($"{fault}=1x");

        var error = await FailAsync(ServiceCall.At(Emulator.Tenant, name));

        Assert.Equal((RsaErrorReason.OutcomeUnknown, 1), (error.Reason, error.Tries));
        Assert.Contains("whether the change was made is unknown", error.Message, StringComparison.Ordinal);
        Assert.Equal(issued, CodesIssued);
        Assert.Equal(1, Emulator.Requests.Count);
        Assert.All(CodesNow, code => Assert.DoesNotContain(code, error.ToString(), StringComparison.Ordinal));
    }

    private void AssertOneBackOff() =>
        Assert.InRange(Assert.Single(Waits), TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.501));
}
