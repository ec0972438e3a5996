using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>Valid JSON that is hard to process, such as very deep nesting. The request fails, and the client keeps working.</summary>
public class NestedJsonTests : WireTest
{
    private const int Deep = 100_000;

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["lists in lists"] = Lists(Deep),
        ["lists without end"] = new string('[', Deep),
        ["objects in objects"] = string.Concat(Enumerable.Repeat("{\"a\":", Deep)) + "1" + new string('}', Deep),
        ["a field of lists in lists"] = $$"""{"userId": "x", "id": {{Lists(Deep)}}, "isTokenLocked": {{Lists(Deep)}}, "emergencyTokencode": {{Lists(Deep)}}}""",
        ["a million digits"] = $$"""{"id": {"x": {{new string('9', 450_000)}}}, "emergencyTokencodeId": 1, "emergencyTokencode": {{new string('9', 450_000)}}}""",
        ["the same field again and again"] = "{" + string.Join(",", Enumerable.Repeat("\"id\":[],\"isTokenLocked\":[],\"emergencyTokencode\":[],\"access_token\":[]", 10_000)) + "}",
        ["many fields"] = "{" + string.Join(",", Enumerable.Range(0, 60_000).Select(n => $"\"{n}\":{n}")) + "}",
    };

    private static readonly Dictionary<string, Func<CloudAdminClient, Task>> Calls = new()
    {
        ["look-up"] = client => client.Users.LookUpAsync("alice"),
        ["unlock"] = client => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]),
        ["issue"] = client => client.EmergencyTokencodes.EnableAsync(Alice, 1),
        ["enable"] = client => client.HardwareTokens.EnableAsync(Alice, "1"),
    };

    public static TheoryData<string, string> All => new(Calls.Keys.SelectMany(_ => Bodies.Keys, (call, body) => (call, body)));

    public static TheoryData<string> Kinds => new(Bodies.Keys);

    [Theory]
    [InlineData("token ")]
    [InlineData("expired ")]
    [InlineData("access token ")]
    [InlineData("://")]
    [InlineData("{\\\"d\\\":")]
    public async Task Messages_that_repeat_without_end_are_read_in_no_time(string words)
    {
        var server = Serve(Responses.Json(403, $$"""{"code": "403", "description": "{{string.Concat(Enumerable.Repeat(words, 900_000 / words.Length))}}"}"""));

        // A search that starts over at each repetition would take longer.
        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token])).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Equal(RsaErrorReason.NotAuthorized, error is RsaTokenRefusedException ? RsaErrorReason.NotAuthorized : error.Reason);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_malformed_response_is_reported_as_such(string call, string body)
    {
        var server = Serve(Responses.Json(200, Bodies[body]), Responses.Found);
        var client = Connect(server);

        var error = await FailsAsync(() => Calls[call](client));

        Assert.Equal((call == "issue" ? RsaErrorReason.OutcomeUnknown : RsaErrorReason.UnexpectedResponse, 200, 1), (error.Reason, error.StatusCode, error.Tries));
        Assert.InRange(error.Message.Length, 1, 400);
        await Soon(client.Users.LookUpAsync("alice"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_a_refusal_says_is_left_out_if_it_is_none(string body)
    {
        var server = Serve(Responses.Json(403, Bodies[body]));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.NotAuthorized, error.Reason);
        Assert.InRange(error.Message.Length, 1, 400);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_malformed_response_of_the_issuer_is_reported_as_such(string body)
    {
        var server = Serve(Responses.Json(200, Bodies[body]));

        var error = await FailsAsync(() => Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, Clock)).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_key_of_that_kind_is_no_key(string body)
    {
        Assert.Throws<RsaKeyException>(() => ApiKey.Parse(Bodies[body]));
        Assert.Throws<RsaKeyException>(() => OAuthKey.Parse(Bodies[body]));
    }

    [Theory]
    [InlineData("1e999999999")]
    [InlineData("-1e99999999999999999999")]
    [InlineData("0.000000000000000000000000000000000000000000000000000001e-400")]
    public async Task A_number_beyond_all_numbers_stays_a_text_or_is_an_error(string number)
    {
        var body = $$"""{"id": {{number}}, "userId": {{number}}, "isTokenLocked": {{number}}, "emergencyTokencodeId": {{number}}, "emergencyTokencode": {{number}}, "expirationDate": {{number}}, "code": {{number}}, "message": {{number}}, "expires_in": {{number}}, "access_token": {{number}}}""";

        foreach (var status in new[] { 200, 403 })
        {
            foreach (var call in Calls.Values)
            {
                try
                {
                    await Soon(call(Connect(Serve(Responses.Json(status, body)))));
                }
                catch (RsaCloudAdminException e)
                {
                    Assert.InRange(e.Message.Length, 1, 400);
                }
            }
        }
    }

    [Theory]
    [InlineData("\"description\"")]
    [InlineData("\"code\"")]
    [InlineData("\"message\"")]
    public async Task Messages_of_any_length_are_shortened(string field)
    {
        var server = Serve(Responses.Json(400, $$"""{{{field}}: "{{new string('w', 900_000)}}"}"""));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.InRange(error.Message.Length, 100, 400);
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(70_000)]
    public async Task A_tokencode_that_is_far_too_long_is_no_tokencode_and_not_shown(int length)
    {
        var server = Serve(Responses.Json(200, $$"""{"emergencyTokencodeId": "1", "emergencyTokencode": "{{new string('7', length)}}"}"""));

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
        Assert.Equal(
            $"Could not issue an emergency tokencode for '{Responses.UserId}': emergencyTokencode in the response is longer than 1000 characters; whether the change was made is unknown.",
            error.Message);
        Assert.DoesNotContain("7777", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tokencode_may_be_longer_than_any_that_is_known()
    {
        var server = Serve(Responses.Json(200, $$"""{"emergencyTokencodeId": "1", "emergencyTokencode": "{{new string('7', 1000)}}"}"""));

        var issued = await Soon(Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal((1000, true), (issued.EmergencyTokencode.Length, issued.EmergencyTokencode.IsReadOnly()));
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("no-such-charset")]
    [InlineData("\"\"")]
    public async Task What_a_response_says_about_its_encoding_does_not_matter(string charset)
    {
        var body = Responses.Locks(token: false);
        var server = Serve(Responses.Raw($"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset={charset}\r\nContent-Length: {body.Length}\r\n\r\n{body}"));

        Assert.False((await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]))).IsTokenLocked);
    }

    private static string Lists(int depth) => new string('[', depth) + new string(']', depth);
}
