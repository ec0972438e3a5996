using System.Text;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Tests.Security;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Responses in charsets other than UTF-8.</summary>
public class CharsetTests : WireTest
{
    private const string Name = "Zoë Ångström";
    private const string Wide = "Łukasz 王 👋";
    private const string Latin1 = "iso-8859-1";

    [Theory]
    [InlineData("ISO-8859-1", Latin1, Name)]
    [InlineData("\"iso-8859-1\"", Latin1, Name)]
    [InlineData("latin1", Latin1, Name)]
    [InlineData("utf-8", "utf-8", Wide)]
    [InlineData("UTF8", "utf-8", Wide)]
    [InlineData(null, "utf-8", Wide)]
    [InlineData("utf-16", "utf-16", Wide)]
    [InlineData("utf-16", "utf-16BE", Wide)]
    [InlineData("utf-16le", "utf-16", Wide)]
    [InlineData("utf-16be", "utf-16BE", Wide)]
    [InlineData("utf-32", "utf-32", Wide)]
    [InlineData(null, "utf-16", Wide)]
    [InlineData(null, "utf-16BE", Wide)]
    [InlineData("utf-8", "utf-16", Wide)]
    // These bytes are valid UTF-8 too.
    [InlineData(null, "utf-16", "Alice")]
    [InlineData("utf-8", "utf-16BE", "Alice")]
    // An unknown charset name, or a wrong one.
    [InlineData("x-nobody-knows", "utf-8", Wide)]
    [InlineData("utf-7", "utf-8", Wide)]
    [InlineData("ISO-8859-1", "utf-8", Wide)]
    [InlineData("us-ascii", "utf-8", Wide)]
    [InlineData("utf-16", "utf-8", Wide)]
    public async Task A_name_is_read_whatever_it_is_sent_in(string? charset, string sentIn, string name)
    {
        foreach (var mark in new[] { false, sentIn != Latin1 })
        {
            var encoding = Encoding.GetEncoding(sentIn);
            var call = new CallContext(TestContext.Current.CancellationToken);

            var user = await Soon(Connect(Serve(Sent(200, charset, [.. mark ? encoding.Preamble : [], .. encoding.GetBytes(User(name))]))).Users.LookUpAsync("al", call: call));

            Assert.Equal(name, user.FirstName);
            Assert.DoesNotContain(call.Notes, note => note.IsWarning);
        }
    }

    [Theory]
    [InlineData(null, "bytes that are not valid UTF-8. They")]
    [InlineData("utf-8", "bytes that are not valid UTF-8. They")]
    [InlineData("us-ascii", "bytes that are not valid US-ASCII. They")]
    [InlineData("x-nobody-knows", "names the charset 'x-nobody-knows', which is not supported")]
    [InlineData("utf-7", "names the charset 'utf-7', which is not supported")]
    public async Task What_is_no_text_is_shown_as_such_with_one_warning(string? charset, string told)
    {
        var call = new CallContext(TestContext.Current.CancellationToken);
        var server = Serve(Responses.Json(500, "{}"), Sent(200, charset, Encoding.Latin1.GetBytes(User("Zoë Å."))));

        var user = await Soon(Connect(server).Users.LookUpAsync("al", call: call));

        Assert.Matches("^Zo[\uFFFD]+ [\uFFFD]+\\.$", user.FirstName);
        var warning = Assert.Single(call.Notes, note => note.IsWarning).Text;
        Assert.Contains(told, warning, StringComparison.Ordinal);
        Assert.Contains("look up 'al'", warning, StringComparison.Ordinal);
    }

    // The bytes of one character in UTF-16 and UTF-32, and zeros, which are valid UTF-8.
    [Theory]
    [InlineData("3100", "31")]
    [InlineData("0031", "31")]
    [InlineData("31000000", "31")]
    [InlineData("00000031", "31")]
    [InlineData("0000", "0000")]
    [InlineData("000000", "000000")]
    [InlineData("00000000", "00000000")]
    public void The_shortest_text_shows_what_it_is_sent_in(string sent, string expected)
    {
        var text = Charsets.ToUtf8(Convert.FromHexString(sent), charset: null, out var damage);

        Assert.Equal(expected, Convert.ToHexString(text));
        Assert.Null(damage);
    }

    [Theory]
    [InlineData(null, "61FF", "a\uFFFD", "bytes that are not valid UTF-8")]
    [InlineData("\"\"", "61FF", "a\uFFFD", "bytes that are not valid UTF-8")]
    [InlineData("utf8", "61FF", "a\uFFFD", "bytes that are not valid UTF-8")]
    [InlineData("us-ascii", "C3A9FF", "\uFFFD\uFFFD\uFFFD", "bytes that are not valid US-ASCII")]
    [InlineData(null, "610000D86200", "a\uFFFDb", "bytes that are not valid UTF-16")]
    [InlineData("x", "61FF", "a\uFFFD", "bytes that are not valid UTF-8, and names the charset 'x', which is not supported")]
    public void What_is_no_text_is_replaced_in_its_charset(string? charset, string sent, string expected, string told)
    {
        var text = Charsets.ToUtf8(Convert.FromHexString(sent), charset, out var damage);

        Assert.Equal(Encoding.UTF8.GetBytes(expected), text);
        Assert.Equal(told, damage);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("utf-8")]
    [InlineData("'UTF8'")]
    public void A_usual_body_is_not_copied(string? charset)
    {
        var body = Encoding.UTF8.GetBytes(Wide);

        Assert.Same(body, Charsets.ToUtf8(body, charset, out _));
    }

    [Theory]
    [InlineData("ISO-8859-1", Latin1)]
    [InlineData("utf-16", "utf-16")]
    [InlineData(null, "utf-16BE")]
    public async Task Error_messages_are_read_and_no_token_in_them_is_shown(string? charset, string sentIn)
    {
        var server = Serve((request, connection) => Sent(404, charset, Encoding.GetEncoding(sentIn).GetBytes($$"""{"code": "404 NOT_FOUND", "description": "Für {{request.Bearer}} nichts"}"""))(request, connection));

        var error = await FailsAsync(() => Connect(server).Users.LookUpAsync("al"));

        Assert.Equal((RsaErrorReason.UserNotFound, "Für *** nichts"), (error.Reason, error.ServiceMessage));
        Assert.DoesNotContain(server.Requests[0].Bearer!, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ISO-8859-1", Latin1)]
    [InlineData("utf-16", "utf-16")]
    public async Task So_are_an_issuers(string charset, string sentIn)
    {
        var encoding = Encoding.GetEncoding(sentIn);
        var service = Serve(Responses.Unlocked);
        var issuer = Serve(
            Sent(400, charset, encoding.GetBytes("""{"error": "invalid_scope", "error_description": "Für ihn nicht"}""")),
            Sent(200, charset, encoding.GetBytes("""{"access_token": "t", "note": "ü"}""")));
        var client = Own(new CloudAdminClient(OAuthClients.Make($"http://localhost:{issuer.Port}/oauth", service.ApiAddress), Usual, Clock));

        var error = await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));
        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal("Für ihn nicht", error.ServiceMessage);
        Assert.Equal("t", service.Requests[0].Bearer);
    }

    [Fact]
    public async Task What_is_no_text_in_an_issuers_response_is_told_with_one_warning()
    {
        var server = Serve(
            Sent(400, null, Encoding.Latin1.GetBytes("""{"error": "invalid_scope", "error_description": "Für ihn nicht"}""")),
            Sent(200, null, Encoding.Latin1.GetBytes("""{"access_token": "t", "note": "ü"}""")),
            Responses.Unlocked);
        var client = Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, Clock));
        var refused = new CallContext(TestContext.Current.CancellationToken);
        var granted = new CallContext(TestContext.Current.CancellationToken);

        await FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], refused));
        await Soon(client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], granted));

        foreach (var call in new[] { refused, granted })
        {
            Assert.Equal(
                "The response to the request for an access token contains bytes that are not valid UTF-8. They are shown as U+FFFD, the replacement character.",
                Assert.Single(call.Notes, note => note.IsWarning).Text);
        }
    }

    [Fact]
    public async Task A_web_page_in_any_charset_is_a_web_page()
    {
        var server = Serve(Responses.Raw("HTTP/1.1 403 No\r\nContent-Type: text/html; charset=utf-16\r\nContent-Length: 12\r\n\r\n", Encoding.Unicode.GetBytes("<html>")));

        Assert.Contains("is a web page", (await FailsAsync(() => Connect(server).Users.LookUpAsync("al"))).Message, StringComparison.Ordinal);
    }

    private static string User(string firstName) => $$"""{"id": "{{Responses.UserId}}", "firstName": "{{firstName}}"}""";

    private static RequestHandler Sent(int status, string? charset, byte[] body) =>
        Responses.Raw($"HTTP/1.1 {status} Status\r\nContent-Type: application/json{(charset is null ? "" : $"; charset={charset}")}\r\nContent-Length: {body.Length}\r\n\r\n", body);
}
