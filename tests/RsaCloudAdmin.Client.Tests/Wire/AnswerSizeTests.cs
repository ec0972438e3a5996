namespace RsaCloudAdmin.Client.Tests.Wire;

public class AnswerSizeTests : WireTest
{
    private const int Limit = 1024 * 1024;

    private static readonly string Chunk = $"1000\r\n{new string(' ', 0x1000)}\r\n";

    [Fact]
    public async Task An_answer_of_just_the_limit_is_read()
    {
        var body = Acts.Locks(token: false).PadRight(Limit);
        var server = Serve(Acts.Json(200, body));

        Assert.False((await Soon(Connect(server).UnlockAsync(Alice, [RsaUserMethod.Token]))).IsTokenLocked);
    }

    [Fact]
    public async Task An_answer_over_the_limit_is_refused_by_its_announced_length()
    {
        // Its body never comes, so it is not waited for.
        var server = Serve(Acts.Raw($"HTTP/1.1 200 OK\r\nContent-Length: {Limit + 1}\r\n\r\n"));

        var error = await FailsAsync(() => Connect(server).UnlockAsync(Alice, [RsaUserMethod.Token]));

        AssertTooLarge(error);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_answer_without_end_is_left()
    {
        var written = 0L;
        var server = Serve(async (_, connection) =>
        {
            await connection.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true)
            {
                await connection.WriteAsync(Chunk);
                Interlocked.Add(ref written, Chunk.Length);
            }
        });

        var error = await FailsAsync(() => Connect(server).UnlockAsync(Alice, [RsaUserMethod.Token]));

        AssertTooLarge(error);
        Assert.Single(server.Requests);
        // What the buffers on the way took, and no more.
        Assert.InRange(Interlocked.Read(ref written), Limit / 2, 64L * Limit);
    }

    [Fact]
    public async Task A_small_answer_that_unpacks_to_a_large_one_is_left()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(new byte[20 * Limit]);
        var server = Serve(async (_, connection) =>
        {
            await connection.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n");
            await connection.WriteAsync(packed.ToArray());
        });

        AssertTooLarge(await FailsAsync(() => Connect(server).UnlockAsync(Alice, [RsaUserMethod.Token])));
    }

    [Fact]
    public async Task Of_a_tokencode_whose_answer_is_too_large_the_outcome_is_unknown()
    {
        var server = Serve(Endless);

        var error = await FailsAsync(() => Connect(server).EnableEmergencyTokencodeAsync(Alice, 1));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_head_without_end_is_left()
    {
        var server = Serve(async (_, connection) =>
        {
            await connection.WriteAsync("HTTP/1.1 200 OK\r\n");
            while (true)
                await connection.WriteAsync($"X-Filler: {new string('x', 1000)}\r\n");
        });

        var error = await FailsAsync(() => Connect(server).UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.ConnectionFailed, error.Reason);
    }

    private static async Task Endless(RawRequest request, RawConnection connection)
    {
        await connection.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        while (true)
            await connection.WriteAsync(Chunk);
    }

    private static void AssertTooLarge(RsaCloudAdminException error)
    {
        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Contains("larger", error.Message, StringComparison.Ordinal);
        Assert.Equal(200, error.StatusCode);
    }
}
