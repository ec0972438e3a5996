namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>A lasting failure is reported after four attempts, with its reason.</summary>
public class LastingFailureTests(EmulatedService service) : ServiceTest(service)
{
    private static readonly Dictionary<string, (RsaErrorReason Reason, int? Status)> Ends = new()
    {
        ["500"] = (RsaErrorReason.ServiceError, 500),
        ["502"] = (RsaErrorReason.ServiceError, 502),
        ["503"] = (RsaErrorReason.ServiceError, 503),
        ["504"] = (RsaErrorReason.ServiceError, 504),
        ["reset"] = (RsaErrorReason.ConnectionFailed, null),
        ["hang"] = (RsaErrorReason.Timeout, null),
    };

    public static TheoryData<string, string> Lasting => ServiceCall.With(ServiceCall.Failing.Intersect(ServiceCall.Repeatable), Ends.Keys);

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task Four_attempts_are_enough(string name, string fault)
    {
        var call = ServiceCall.At(Emulator.Tenant, name);
        Plan(fault);

        var error = await FailAsync(call);

        // An unlock's 500 response also contains the lock status.
        var expected = (name, fault) == ("unlock", "500") ? (RsaErrorReason.MethodStillLocked, 500) : Ends[fault];
        Assert.Equal(expected, (error.Reason, error.StatusCode));
        Assert.Equal((4, 4), (error.Tries, Emulator.Requests.CountOf(call.Operation)));
        Assert.Equal(3, Waits.Count);
    }

    [Theory]
    [InlineData("500", 4)]
    [InlineData("still-locked", 1)]
    public async Task An_unlock_in_vain_tells_what_is_locked(string fault, int attempts)
    {
        Emulator.Tenant.Change(AliceId, user => user with { IsSmsLocked = fault != "500" });
        Plan(fault);

        var error = Assert.IsType<RsaMethodStillLockedException>(await FailAsync(ServiceCall.At(Emulator.Tenant, "unlock")));

        Assert.Equal((AliceId.ToString(), AliceId.ToString()), (error.Status.UserId, error.Status.Identity));
        Assert.Equal((true, AliceNow.IsSmsLocked, true), (error.Status.IsTokenLocked, error.Status.IsSmsLocked, error.Status.IsVoiceLocked));
        Assert.Equal((fault == "500" ? 500 : 200, attempts), (error.StatusCode, error.Tries));
        Assert.Equal(attempts, Emulator.Requests.Count);
    }

    [Fact]
    public async Task An_unlock_that_fails_although_it_unlocks_is_a_success_with_a_warning()
    {
        var context = new CallContext(TestContext.Current.CancellationToken);
        Plan("500-after");

        var status = Assert.IsType<RsaUserMethodStatus>(await MakeAsync(ServiceCall.At(Emulator.Tenant, "unlock"), context));

        Assert.Equal((false, false, true), (status.IsTokenLocked, status.IsSmsLocked, status.IsVoiceLocked));
        Assert.Contains("500", Assert.Single(context.Notes, note => note.IsWarning).Text, StringComparison.Ordinal);
    }
}
