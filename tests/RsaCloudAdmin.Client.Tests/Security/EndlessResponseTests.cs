using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>Responses that would fill the memory or never end. Each ends as an error after a limited number of bytes.</summary>
public class EndlessResponseTests : WireTest
{
    private const string Ok = "HTTP/1.1 200 OK\r\n";

    private static readonly string Filler = new('x', 64 * 1024);

    // How each response begins, and what it then repeats forever.
    private static readonly Dictionary<string, (string First, string Then)> Floods = new()
    {
        ["a status line"] = ("HTTP/1.1 200 ", Filler),
        ["a header's name"] = (Ok, Filler),
        ["a header's value"] = (Ok + "X-Filler: ", Filler),
        ["headers"] = (Ok, string.Concat(Enumerable.Repeat("a:b\r\n", 10_000))),
        ["folded headers"] = (Ok + "X-Filler: a\r\n", string.Concat(Enumerable.Repeat(" b\r\n", 10_000))),
        ["cookies"] = (Ok, $"Set-Cookie: a={Filler}\r\n"),
        ["headers of an interim response"] = ("HTTP/1.1 103 Early Hints\r\n", $"Link: {Filler}\r\n"),
        ["a chunk's length"] = (Ok + "Transfer-Encoding: chunked\r\n\r\n", new string('0', 64 * 1024)),
        ["a chunk's extension"] = (Ok + "Transfer-Encoding: chunked\r\n\r\n1;", Filler),
        ["trailers"] = (Ok + "Transfer-Encoding: chunked\r\n\r\n0\r\n", $"X-Filler: {Filler}\r\n"),
        ["a body without a length"] = (Ok + "\r\n", Filler),
        ["a refusal's body"] = ("HTTP/1.1 403 No\r\n\r\n", Filler),
        ["a redirect's body"] = ("HTTP/1.1 302 Found\r\nLocation: https://example.org\r\n\r\n", Filler),
    };

    // Responses that arrive character by character.
    private static readonly Dictionary<string, (string First, string Then)> Drips = new()
    {
        ["a status line"] = ("HTTP/1.1 200 ", "x"),
        ["a header"] = (Ok + "X-Filler: ", "x"),
        ["a chunk"] = (Ok + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"),
        ["a body"] = (Ok + "\r\n", " "),
        ["a refusal's body"] = ("HTTP/1.1 403 No\r\n\r\n", " "),
        ["a packed body"] = (Ok + "Content-Encoding: gzip\r\n\r\n\u001f\u008b\u0008\0\0\0\0\0\0\u0003", "\0\0\0\u00ff\u00ff"),
    };

    public static TheoryData<string> FloodKinds => new(Floods.Keys);

    public static TheoryData<string> DripKinds => new(Drips.Keys);

    [Theory]
    [MemberData(nameof(FloodKinds))]
    public async Task A_flood_ends_as_an_error(string kind)
    {
        var written = 0L;
        var server = Serve(Responses.Endless(Floods[kind].First, Floods[kind].Then, () => Interlocked.Add(ref written, Floods[kind].Then.Length)));

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.True(error.Reason is RsaErrorReason.OutcomeUnknown or RsaErrorReason.NotAuthorized, error.Message);
        Assert.InRange(error.Message.Length, 1, 600);
        Assert.DoesNotContain("xxx", error.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
        // Includes the buffers on the way.
        Assert.InRange(Interlocked.Read(ref written), 0, 64L * 1024 * 1024);
    }

    [Theory]
    [MemberData(nameof(DripKinds))]
    public async Task A_drip_ends_when_its_time_is_over(string kind)
    {
        var dripped = 0;
        var server = Serve(Responses.Endless(Drips[kind].First, Drips[kind].Then, () => Interlocked.Increment(ref dripped), pauseMilliseconds: 1));
        var call = Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1);
        await UntilAsync(() => Volatile.Read(ref dripped) > 20, "it drips");

        Clock.TimeOut();

        Assert.Equal(RsaErrorReason.OutcomeUnknown, (await FailsAsync(() => call)).Reason);
        Assert.Single(server.Requests);
    }
}
