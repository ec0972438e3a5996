namespace RsaCloudAdmin.Client.Tests.Wire;

public class TimeoutTests : WireTest
{
    [Fact]
    public async Task A_silent_service_is_tried_four_times()
    {
        var server = Serve(Responses.Silence);
        var call = Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]);
        await TimeOutAsync(server, attempts: 4);

        var error = await FailsAsync(() => call);
        Assert.Equal(RsaErrorReason.Timeout, error.Reason);
        Assert.Equal(4, error.Tries);
        Assert.Contains("100", error.Message, StringComparison.Ordinal);
        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [Fact]
    public async Task A_response_that_stops_in_the_middle_times_out()
    {
        var server = Serve(Responses.Raw("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{").Then(Responses.Silence), Responses.Unlocked);
        var call = Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]);
        await UntilAsync(() => server.Requests.Count == 1, "the request arrives");
        Clock.TimeOut();

        Assert.False((await Soon(call)).IsTokenLocked);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Real_time_ends_a_request_too()
    {
        var server = Serve(Responses.Silence);
        using var client = new CloudAdminClient(TestKeys.Key(server.ApiAddress), new CloudAdminClientOptions { Timeout = TimeSpan.FromMilliseconds(150) });

        var error = await FailsAsync(() => client.EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
    }
}
