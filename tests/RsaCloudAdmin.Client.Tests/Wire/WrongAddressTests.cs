namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Addresses with a server that is not the service.</summary>
public class WrongAddressTests : WireTest
{
    private const string NoSuchPath = """{"timestamp": 0, "status": 404, "error": "Not Found", "message": "No message available", "path": "/wrong"}""";

    [Theory]
    [InlineData(NoSuchPath)]
    [InlineData("""{"code": "404 NOT_FOUND", "description": "not found"}""")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task An_address_without_the_cheapest_call_fails_the_check_of_the_token(string body)
    {
        var server = Serve(Responses.Json(404, body));

        var error = await FailsAsync(() => Connect(server).CheckTokenAsync());

        Assert.Equal((RsaErrorReason.UnexpectedResponse, 404), (error.Reason, error.StatusCode));
        Assert.Contains($"does not know the address ('{server.ApiAddress}/licenseusage')", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_page_is_told_with_the_address_that_it_came_from(int status)
    {
        var server = Serve(Responses.Html(status));

        var told = await Record.ExceptionAsync(() => Soon(Connect(server).CheckTokenAsync())) is { } error ? error.Message : await Soon(Connect(server).CheckTokenAsync());

        Assert.Contains($"is a web page, not a response of the service ('{server.ApiAddress}/licenseusage')", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(418)]
    public async Task A_response_that_says_nothing_about_the_token_is_unexpected(int status) =>
        Assert.Contains($"{status}", await Soon(Connect(Serve(Responses.Json(status, $$"""{"code": "{{status}} X", "description": "y"}"""))).CheckTokenAsync()), StringComparison.Ordinal);

    [Fact]
    public async Task Nobody_is_missing_where_the_service_is_not()
    {
        var client = Connect(Serve(Responses.Json(404, NoSuchPath)));

        foreach (var call in new Func<Task>[] { () => client.Users.LookUpAsync("alice@example.com"), () => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]), () => client.HardwareTokens.EnableAsync(Alice, "1") })
            Assert.Equal(RsaErrorReason.UnexpectedResponse, (await FailsAsync(call)).Reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task A_404_that_says_nothing_is_a_user_who_does_not_exist(string body) =>
        Assert.Equal(RsaErrorReason.UserNotFound, (await FailsAsync(() => Connect(Serve(Responses.Json(404, body))).Users.LookUpAsync("alice"))).Reason);

    [Fact]
    public async Task A_type_that_nobody_knows_cannot_flood_the_error()
    {
        var type = new string('x', 2000);
        var server = Serve(Responses.Raw($"HTTP/1.1 200 OK\r\nContent-Type: text/{type}\r\nContent-Length: 1\r\n\r\n-"));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Contains("(text/xxx", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 100, 800);
    }
}
