using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>If a server repeats the token anywhere in its response, the token is not shown.</summary>
public class RepeatedSecretTests : WireTest
{
    private static readonly Dictionary<string, Func<string, string>> RawResponses = new()
    {
        ["in the status line"] = token => $"{token} 200 OK\r\n\r\n",
        ["as the reason"] = token => $"HTTP/1.1 500 {token}\r\nContent-Length: 0\r\n\r\n",
        ["as a header that is none"] = token => $"HTTP/1.1 200 OK\r\n{token}\r\n\r\n",
        ["as a header's name"] = token => $"HTTP/1.1 200 OK\r\n{token}{{: x\r\n\r\n",
        ["as a length"] = token => $"HTTP/1.1 200 OK\r\nContent-Length: {token}\r\n\r\n",
        ["as a chunk"] = token => $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{token}\r\n",
        ["as its words"] = token => Json(403, $$"""{"code": "{{token}}", "description": "Bearer {{token}} is refused"}"""),
        ["as a date"] = token => Json(200, $$"""{"id": "x", "creationDate": "{{token}}", "lastName": "{{token}}"}"""),
        ["as where to go"] = token => $"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: https://example.org/?token={token}\r\n\r\n",
        ["as a name within its words"] = token => Json(403, $$"""{"code": "{{token}}", "error": "{{token}}", "message": "{{token}}", "path": "/{{token}}"}"""),
        ["as the code of an error"] = token => Json(500, $$"""{"code": "{{token}}", "description": ""}"""),
        ["as a host to go to"] = token => $"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: https://{token[..40]}.{token[40..80]}.example.org/{token}\r\n\r\n",
        ["as the way to sign in"] = token => $"HTTP/1.1 401 No\r\nContent-Length: 0\r\nWWW-Authenticate: Bearer realm=\"{token}\", error=\"{token}\", error_description=\"{token}\"\r\n\r\n",
        ["as its charset"] = token => $"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=\"{token}\"\r\nContent-Length: 2\r\n\r\n{{}}",
        ["as its kind"] = token => $"HTTP/1.1 200 OK\r\nContent-Type: {token}/{token}\r\nContent-Length: 2\r\n\r\n{{}}",
        ["as its packing"] = token => $"HTTP/1.1 200 OK\r\nContent-Encoding: {token}\r\nContent-Length: 2\r\n\r\n{{}}",
        ["as a page"] = token => $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {token.Length}\r\n\r\n{token}",
    };

    public static TheoryData<string> Kinds => new(RawResponses.Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_neither_in_an_error_nor_in_a_note_nor_in_a_result(string kind)
    {
        var server = Serve((request, connection) => Responses.Raw(RawResponses[kind](request.Bearer!)).Then(Responses.Close)(request, connection));
        var call = new CallContext(TestContext.Current.CancellationToken);
        var shown = new List<string>();

        try
        {
            var user = await Connect(server).Users.LookUpAsync("alice", call: call).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            shown.AddRange(user.GetType().GetProperties().Select(property => $"{property.GetValue(user)}"));
        }
        catch (RsaCloudAdminException e)
        {
            shown.AddRange([e.ToString(), e.ServiceMessage ?? "", e.ServiceCode ?? ""]);
        }

        shown.AddRange(call.Notes.Select(note => note.Text));
        var token = server.Requests[0].Bearer!;
        Assert.True(token.Length > 100);
        Assert.All(shown, text => Assert.DoesNotContain(token, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_a_server_says_in_place_of_HTTP_is_told_so_that_it_does_no_harm()
    {
        var server = Serve(Responses.Raw("\u001b]0;evil\u0007\u001b[2J" + new string('x', 5000) + "\r\n\r\n").Then(Responses.Close));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.ConnectionFailed, error.Reason);
        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.InRange(error.Message.Length, 1, 600);
    }

    private static string Json(int status, string body) => $"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
}
