using System.Globalization;

namespace RsaCloudAdmin.Client.Tests.Wire;

public class BrokenConnectionTests : WireTest
{
    public static TheoryData<string> Breaks => ["close", "reset", "half a head", "half a body", "chunk cut", "no HTTP", "bad gzip"];

    internal static RequestHandler Break(string kind) => kind switch
    {
        "close" => Responses.Close,
        "reset" => Responses.Reset,
        "half a head" => Responses.Raw("HTTP/1.1 200 OK\r\nContent-Ty").Then(Responses.Close),
        "half a body" => Responses.Raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"userId\": ").Then(Responses.Close),
        "chunk cut" => Responses.Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":").Then(Responses.Close),
        "no HTTP" => Responses.Raw("SSH-2.0-OpenSSH_9.6\r\n").Then(Responses.Close),
        "bad gzip" => Responses.Raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    [Fact]
    public async Task A_port_that_nobody_listens_on_is_tried_four_times()
    {
        using var silent = Silent();

        var error = await FailsAsync(() => Connect($"http://{silent.LocalEndPoint}/").Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.ConnectionFailed, error.Reason);
        Assert.Equal(4, error.Tries);
        Assert.Null(error.StatusCode);
        Assert.Equal(3, Clock.Waits.Count);
    }

    [Fact]
    public async Task A_request_that_must_not_be_repeated_is_tried_again_where_no_connection_was_made()
    {
        using var silent = Silent();

        var error = await FailsAsync(() => Connect($"http://{silent.LocalEndPoint}/").EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal(RsaErrorReason.ConnectionFailed, error.Reason);
        Assert.Equal(4, error.Tries);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_a_failed_connection()
    {
        var error = await FailsAsync(() => Connect("https://no-such-host.invalid/").Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.ConnectionFailed, error.Reason);
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task An_unlock_is_repeated_after_a_broken_response(string kind)
    {
        var server = Serve(Break(kind), Responses.Unlocked);

        var status = await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.False(status.IsTokenLocked);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task Four_broken_responses_are_enough(string kind)
    {
        var server = Serve(Break(kind));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.ConnectionFailed, error.Reason);
        Assert.Equal(4, error.Tries);
        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [InlineData("403")]
    [InlineData("401")]
    [InlineData("302")]
    [InlineData("page")]
    [InlineData("429")]
    public async Task That_a_broken_attempt_may_have_been_processed_is_reported_whatever_the_next_response_is(string next)
    {
        var server = Serve(Responses.Close, next switch
        {
            "302" => Responses.Raw("HTTP/1.1 302 Found\r\nLocation: https://login.example.com/\r\nContent-Length: 0\r\n\r\n"),
            "page" => Responses.Html(200),
            "429" => Responses.Json(429, "{}", "Retry-After: 600"),
            var status => Responses.Framework(int.Parse(status, CultureInfo.InvariantCulture), "Access is denied"),
        });

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.EndsWith("An earlier attempt may have been processed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_does_not_exist_was_not_changed_by_a_broken_attempt()
    {
        var server = Serve(Responses.Close, Responses.NotFound);

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.DoesNotContain("earlier attempt", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_up_changes_nothing_that_a_broken_attempt_could_have_changed()
    {
        var server = Serve(Responses.Close);

        var error = await FailsAsync(() => Connect(server).Users.LookUpAsync("alice"));

        Assert.DoesNotContain("earlier attempt", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task No_request_is_repeated_behind_our_back_when_a_used_connection_closes(string method)
    {
        // .NET itself resends a request when a reused connection closes without a response.
        var server = Serve(Responses.Unlocked, Responses.Close);
        var client = Connect(server, retryTimeout: TimeSpan.Zero);
        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        var error = await FailsAsync(() => method switch
        {
            "PATCH" => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]),
            "DELETE" => client.EmergencyTokencodes.DisableAsync(Alice, Responses.TokencodeId),
            "GET" => ThrowAsync(client),
            _ => client.Users.LookUpAsync("alice"),
        });

        Assert.Equal(RsaErrorReason.ConnectionFailed, error.Reason);
        Assert.Equal(2, server.Requests.Count);
    }

    // A check returns many failures as text instead of throwing an exception.
    private static async Task ThrowAsync(CloudAdminClient client)
    {
        var said = await client.CheckTokenAsync();
        Assert.Fail($"The check ended with {said ?? "nothing"}.");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 \u001b[31m\u0007\r\n\u0008 no header\r\n\r\n")]
    [InlineData("\u001b]0;title\u0007\r\n")]
    public async Task What_is_no_HTTP_cannot_break_the_line_of_the_error(string response)
    {
        var call = new CallContext(TestContext.Current.CancellationToken);
        var error = await FailsAsync(() => Connect(Serve(Responses.Raw(response).Then(Responses.Close))).Users.UnlockAsync(Alice, [RsaUserMethod.Token], call));

        Assert.Equal(RsaErrorReason.ConnectionFailed, error.Reason);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.All(call.Notes, note => Assert.DoesNotContain(note.Text, char.IsControl));
    }

    [Fact]
    public async Task What_is_no_HTTP_cannot_flood_the_error()
    {
        var error = await FailsAsync(() => Connect(Serve(Responses.Raw(new string('x', 5000) + "\r\n").Then(Responses.Close))).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.InRange(error.Message.Length, 100, 800);
    }

    [Fact]
    public async Task What_is_no_HTTP_and_repeats_the_token_is_told_without_it()
    {
        var server = Serve((request, connection) => Responses.Raw($"HTTP/1.1 400 Bad\r\nBearer {request.Bearer}\r\n\r\n").Then(Responses.Close)(request, connection));
        var call = new CallContext(TestContext.Current.CancellationToken);

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token], call));

        Assert.Contains("invalid header line", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", error.ToString(), StringComparison.Ordinal);
        Assert.All(call.Notes, note => Assert.DoesNotContain("eyJ", note.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\"83927461\"\r\n")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n\"emergencyTokencode\":\"83927461\"\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n83927461\r\n\r\n")]
    public async Task A_tokencode_in_a_response_that_is_cut_up_is_not_shown(string response)
    {
        var call = new CallContext(TestContext.Current.CancellationToken);

        var error = await FailsAsync(() => Connect(Serve(Responses.Raw(response).Then(Responses.Close))).EmergencyTokencodes.EnableAsync(Alice, 1, call));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
        Assert.DoesNotContain("83927461", error.ToString(), StringComparison.Ordinal);
        Assert.All(call.Notes, note => Assert.DoesNotContain("83927461", note.Text, StringComparison.Ordinal));
    }
}
