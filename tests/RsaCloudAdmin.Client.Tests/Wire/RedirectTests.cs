namespace RsaCloudAdmin.Client.Tests.Wire;

public class RedirectTests : WireTest
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task The_token_goes_to_no_other_origin(int status)
    {
        var other = Serve(Acts.Unlocked);
        var server = Serve(Acts.Json(status, "", $"Location: {other.Address}"));

        var error = await FailsAsync(() => Connect(server).UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Equal(status, error.StatusCode);
        Assert.Contains("localhost", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Equal(0, other.Connections);
    }

    [Theory]
    [InlineData("/elsewhere")]
    [InlineData("http://[bad")]
    [InlineData("")]
    public async Task No_redirect_is_followed_within_the_origin_either(string location)
    {
        var server = Serve(Acts.Json(302, "", $"Location: {location}"));

        var error = await FailsAsync(() => Connect(server).EnableEmergencyTokencodeAsync(Alice, 1));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Cookies_are_not_kept()
    {
        var server = Serve(Acts.Json(200, Acts.Locks(token: false), "Set-Cookie: session=1; Path=/"), Acts.Unlocked);
        var client = Connect(server);

        await Soon(client.UnlockAsync(Alice, [RsaUserMethod.Token]));
        await Soon(client.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Null(server.Requests[1].Header("Cookie"));
    }
}
