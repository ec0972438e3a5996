namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>A successful response is an error if it is about another user or object, or contradicts the request.</summary>
public class ContradictoryResponseTests : WireTest
{
    private const string Serial = "000123";
    private const string Other = "9f10d051-7dd1-4a13-a30e-236d0e65b56a";

    public static TheoryData<string, string> Contrary => new()
    {
        { "enable", $"{Token(status: "Disabled")}|tokenStatus in the response is 'Disabled'" },
        { "disable", $"{Token(status: "ENABLED")}|tokenStatus in the response is 'ENABLED'" },
        { "enable", $"{Token(serial: "42")}|tokenSerialNumber in the response is '42', not '{Serial}'" },
        { "disable", $"{Token(serial: "0000123", status: "Disabled")}|tokenSerialNumber in the response is '0000123', not '{Serial}'" },
        { "disable", $"{Token(user: Other, status: "Disabled")}|userId in the response is '{Other}', not '{Responses.UserId}'" },
        { "unlock", $"{Responses.Locks(token: false, Other)}|userId in the response is '{Other}', not '{Responses.UserId}'" },
    };

    [Theory]
    [MemberData(nameof(Contrary))]
    public async Task It_is_an_error_that_leaves_no_doubt_unsaid(string change, string responseAndMessage)
    {
        var parts = responseAndMessage.Split('|');
        var server = Serve(Responses.Json(200, parts[0]));

        var error = await FailsAsync(() => ChangeAsync(change, Connect(server)));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.EndsWith($": {parts[1]}; whether the change was made is unknown.", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("enable", "Enabled", "123")]
    [InlineData("enable", "Active", Serial)]
    [InlineData("disable", "disabled", "0123")]
    public async Task Other_words_and_lost_leading_zeros_are_no_contradiction(string change, string status, string serial)
    {
        var server = Serve(Responses.Json(200, Token(status, serial, Responses.UserId.ToUpperInvariant())));

        var token = await Soon((Task<RsaHardwareToken>)ChangeAsync(change, Connect(server)));

        Assert.Equal(Serial, token.TokenSerialNumber);
    }

    private static Task ChangeAsync(string change, CloudAdminClient client) => change switch
    {
        "enable" => client.HardwareTokens.EnableAsync(Alice, Serial),
        "disable" => client.HardwareTokens.DisableAsync(Alice, Serial),
        _ => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]),
    };

    private static string Token(string status = "Enabled", string serial = Serial, string user = Responses.UserId) =>
        $$"""{"userId": "{{user}}", "tokenSerialNumber": "{{serial}}", "tokenStatus": "{{status}}"}""";
}
