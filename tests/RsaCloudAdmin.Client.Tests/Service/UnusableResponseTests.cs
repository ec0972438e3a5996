namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>A response that is not the service's is no success, whatever its status, and the request is not repeated.</summary>
public class UnusableResponseTests(EmulatedService service) : ServiceTest(service)
{
    public static TheoryData<string, string> InPlace => ServiceCall.With(ServiceCall.Failing, "html", "redirect", "huge");

    public static TheoryData<string> Cut => new(ServiceCall.Failing.Except(ServiceCall.Removing));

    [Theory]
    [MemberData(nameof(InPlace))]
    public async Task A_response_of_something_else_is_an_error(string name, string fault)
    {
        var call = ServiceCall.At(Emulator.Tenant, name);
        var before = (AliceNow, TokenNow);
        Plan(fault);

        var error = await FailAsync(call);

        AssertDoubt(name, error);
        Assert.Equal((fault == "redirect" ? 302 : 200, 1), (error.StatusCode, error.Tries));
        Assert.Equal(before, (AliceNow, TokenNow));
        Assert.Equal(1, Emulator.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Cut))]
    public async Task Half_of_a_response_that_looks_whole_is_an_error(string name)
    {
        var call = ServiceCall.At(Emulator.Tenant, name);
        Plan("malformed");

        var error = await FailAsync(call);

        AssertDoubt(name, error);
        Assert.Equal((200, 1), (error.StatusCode, error.Tries));
        Assert.Equal(1, Emulator.Requests.Count);
        Assert.True(call.IsDone(Emulator.Tenant));
        Assert.Equal(ServiceCall.Issuing.Contains(name) ? 1 : 0, CodesIssued);
        Assert.All(CodesNow, code => Assert.DoesNotContain(code, error.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("redirect")]
    [InlineData("malformed")]
    public async Task A_check_of_the_token_says_that_the_response_is_unexpected(string fault)
    {
        Plan(fault);

        Assert.Contains("Could not check the token", await Client.CheckTokenAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("issue-tokencode")]
    [InlineData("issue-tokencode-v2")]
    public async Task A_response_without_the_tokencode_leaves_the_outcome_unknown(string name)
    {
        Plan("no-tokencode");

        var error = await FailAsync(ServiceCall.At(Emulator.Tenant, name));

        AssertDoubt(name, error);
        Assert.Equal(1, AliceNow.TokencodesIssued);
    }

    [Theory]
    [InlineData("issue-tokencode")]
    [InlineData("issue-tokencode-v2")]
    public async Task A_date_that_cannot_be_is_left_empty_with_a_warning(string name)
    {
        var context = new CallContext(TestContext.Current.CancellationToken);
        Plan("impossible-date");

        var issued = Assert.IsType<RsaEmergencyTokencode>(await MakeAsync(ServiceCall.At(Emulator.Tenant, name), context));

        Assert.Null(issued.OfflineExpirationDate);
        Assert.Equal(AliceNow.Tokencode!.Expires.LocalDateTime, issued.ExpirationDate);
        Assert.Contains("2018-30-06T12:00:00.000Z", Assert.Single(context.Notes, note => note.IsWarning).Text, StringComparison.Ordinal);
    }

    // The response may have arrived after the change was made.
    private static void AssertDoubt(string name, RsaCloudAdminException error)
    {
        Assert.Equal(ServiceCall.Issuing.Contains(name) ? RsaErrorReason.OutcomeUnknown : RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Equal(!ServiceCall.Asking.Contains(name), error.Message.Contains("whether the change was made is unknown", StringComparison.Ordinal));
    }
}
