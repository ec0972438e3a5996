namespace RsaCloudAdmin.Client.Tests.Wire;

public class UnlockTests : WireTest
{
    [Fact]
    public async Task A_500_that_holds_the_status_is_tried_again_and_then_told_with_it()
    {
        var server = Serve(Responses.Json(500, Responses.Locks(token: true)));

        var error = Assert.IsType<RsaMethodStillLockedException>(await FailsAsync(() => UnlockAsync(server)));

        Assert.Equal(RsaErrorReason.MethodStillLocked, error.Reason);
        Assert.True(error.Status.IsTokenLocked);
        Assert.False(error.Status.IsSmsLocked);
        Assert.Equal(Responses.UserId, error.Status.UserId);
        Assert.Equal(500, error.StatusCode);
        Assert.Equal(4, error.Tries);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_200_that_leaves_the_method_locked_is_the_same_error_at_once()
    {
        var server = Serve(Responses.Json(200, Responses.Locks(token: true)));

        var error = Assert.IsType<RsaMethodStillLockedException>(await FailsAsync(() => UnlockAsync(server)));

        Assert.True(error.Status.IsTokenLocked);
        Assert.Equal(200, error.StatusCode);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_method_that_nobody_asked_for_may_stay_locked()
    {
        var server = Serve(Responses.Json(200, Responses.Locks(token: true)));

        var status = await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Sms, RsaUserMethod.Voice]));

        Assert.True(status.IsTokenLocked);
    }

    [Fact]
    public async Task A_500_that_reports_everything_unlocked_is_a_result_and_a_warning()
    {
        var server = Serve(Responses.Json(500, Responses.Locks(token: false)));
        var call = new CallContext(TestContext.Current.CancellationToken);

        var status = await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], call));

        Assert.False(status.IsTokenLocked);
        Assert.Contains(call.Notes, n => n.IsWarning && n.Text.Contains("500", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_that_passes_is_a_plain_result()
    {
        var server = Serve(Responses.Json(500, Responses.Locks(token: true)), Responses.Json(503, "busy"), Responses.Unlocked);

        Assert.False((await Soon(UnlockAsync(server))).IsTokenLocked);
        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"code": "500 INTERNAL_SERVER_ERROR", "description": "An internal error occurred"}""")]
    [InlineData("<html></html>")]
    [InlineData("")]
    public async Task A_500_without_the_status_is_a_failure_of_the_service(string body)
    {
        var server = Serve(Responses.Json(500, body));

        var error = await FailsAsync(() => UnlockAsync(server));

        Assert.Equal(RsaErrorReason.ServiceError, error.Reason);
        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"userId": "f10d0514-7dd1-4a13-a30e-236d0e65b56a", "isTokenLocked": false, "isSmsLocked": false}""", "isVoiceLocked")]
    [InlineData("""{"isTokenLocked": false, "isSmsLocked": false, "isVoiceLocked": false}""", "userId")]
    [InlineData("[]", "not in the expected form")]
    [InlineData("", "empty")]
    public async Task A_200_that_is_not_the_status_is_no_success(string body, string expected)
    {
        var server = Serve(Responses.Json(200, body));

        var error = await FailsAsync(() => UnlockAsync(server));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private Task<RsaUserMethodStatus> UnlockAsync(ScriptedServer server) => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]);
}
