using System.IO.Compression;
using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

public class OversizedResponseTests : WireTest
{
    private const int Limit = 1024 * 1024;
    private const string ChunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static readonly string Chunk = $"1000\r\n{new string(' ', 0x1000)}\r\n";

    [Fact]
    public async Task A_response_of_just_the_limit_is_read()
    {
        var body = Responses.Locks(token: false).PadRight(Limit);
        var server = Serve(Responses.Json(200, body));

        Assert.False((await Soon(Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]))).IsTokenLocked);
    }

    [Theory]
    [InlineData(Limit + 1)]
    [InlineData(1L << 30)]
    [InlineData(long.MaxValue)]
    public async Task A_response_over_the_limit_is_refused_by_its_announced_length(long length)
    {
        // The body never arrives, so the client must not wait for it.
        var server = Serve(Responses.Raw($"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n"));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        AssertTooLarge(error);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_response_without_end_is_abandoned()
    {
        var written = 0L;
        var server = Serve(Responses.Endless(ChunkedHead, Chunk, () => Interlocked.Add(ref written, Chunk.Length)));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        AssertTooLarge(error);
        Assert.Single(server.Requests);
        // Only the buffers on the way were filled.
        Assert.InRange(Interlocked.Read(ref written), Limit / 2, 64L * Limit);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task A_small_response_that_decompresses_to_a_large_one_is_abandoned(string encoding)
    {
        using var packed = new MemoryStream();
        await using (Stream packing = encoding == "gzip" ? new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true) : new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            packing.Write(new byte[20 * Limit]);
        var server = Serve(Responses.Raw($"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {packed.Length}\r\n\r\n", packed.ToArray()));

        AssertTooLarge(await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token])));
    }

    [Fact]
    public async Task If_the_response_with_a_tokencode_is_too_large_the_outcome_is_unknown()
    {
        var server = Serve(Responses.Endless(ChunkedHead, Chunk));

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_response_that_drips_is_abandoned_when_its_time_is_over()
    {
        var dripped = 0;
        var server = Serve(Responses.Endless("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", " ", () => Interlocked.Increment(ref dripped), pauseMilliseconds: 1));
        var call = Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1);
        await UntilAsync(() => Volatile.Read(ref dripped) > 20, "the response drips");

        Clock.TimeOut();

        Assert.Equal(RsaErrorReason.OutcomeUnknown, (await FailsAsync(() => call)).Reason);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Interim_responses_without_end_are_abandoned_when_their_time_is_over()
    {
        var sent = 0;
        var server = Serve(Responses.Endless("", "HTTP/1.1 102 Processing\r\n\r\n", () => Interlocked.Increment(ref sent), pauseMilliseconds: 1));
        var call = Connect(server).EmergencyTokencodes.EnableAsync(Alice, 1);
        await UntilAsync(() => Volatile.Read(ref sent) > 20, "interim responses come");

        Clock.TimeOut();

        Assert.Equal(RsaErrorReason.OutcomeUnknown, (await FailsAsync(() => call)).Reason);
    }

    [Fact]
    public async Task An_issuers_response_is_bounded_too()
    {
        var server = Serve(Responses.Endless(ChunkedHead, Chunk));

        var error = await FailsAsync(() => Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, Clock)).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("br")]
    [InlineData("nonsense")]
    public async Task What_is_compressed_in_a_way_that_was_not_requested_is_no_response(string encoding)
    {
        var body = Responses.Locks(token: false);
        var server = Serve(Responses.Raw($"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {body.Length}\r\n\r\n\u0001{body[1..]}"));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.True(error.Reason is RsaErrorReason.UnexpectedResponse or RsaErrorReason.ConnectionFailed, error.Message);
    }

    [Fact]
    public async Task A_head_without_end_is_abandoned()
    {
        var server = Serve(Responses.Endless("HTTP/1.1 200 OK\r\n", $"X-Filler: {new string('x', 1000)}\r\n"));

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.ConnectionFailed, error.Reason);
    }

    private static void AssertTooLarge(RsaCloudAdminException error)
    {
        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Contains("larger", error.Message, StringComparison.Ordinal);
        Assert.Equal(200, error.StatusCode);
    }
}
