using System.IO.Compression;
using System.Text;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Answers that are larger than any, or do not end: one row's error, in bounded time and memory.</summary>
public class OversizedAnswerTests : HostileServiceTest
{
    private static readonly byte[] Chunk = Encoding.ASCII.GetBytes($"1000\r\n{new string(' ', 0x1000)}\r\n");

    [Fact]
    public void An_announced_gigabyte_is_not_read() =>
        AssertIs("UnexpectedResponse", "larger than any", FailsOneOfThree(ScriptedServer.Answer("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n{")));

    [Fact]
    public void An_answer_without_end_is_left() =>
        AssertIs("UnexpectedResponse", "larger than any", FailsOneOfThree(connection => WriteForEverAsync(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", Chunk)));

    [Fact]
    public void A_head_without_end_is_left() =>
        AssertIs("ConnectionFailed", "the connection to localhost", FailsOneOfThree(connection => WriteForEverAsync(connection, "HTTP/1.1 200 OK\r\n", Encoding.ASCII.GetBytes($"X-Filler: {new string('x', 1000)}\r\n"))));

    [Fact]
    public void A_small_answer_that_unpacks_to_a_large_one_is_left()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(new byte[32 * 1024 * 1024]);

        var error = FailsOneOfThree(async connection =>
        {
            await connection.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"));
            await connection.WriteAsync(packed.ToArray());
        });

        AssertIs("UnexpectedResponse", "larger than any", error);
    }

    [Fact]
    public void An_answer_that_drips_ends_with_the_time_that_a_request_may_take()
    {
        var error = FailsOneOfThree(
            async connection =>
            {
                await connection.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n"u8.ToArray());
                while (true)
                {
                    await connection.WriteAsync(" "u8.ToArray());
                    await Task.Delay(5);
                }
            },
            "-SkipCheck -TimeoutSec 5");

        AssertIs("Timeout", "did not answer within", error);
    }

    private static async Task WriteForEverAsync(Stream connection, string head, byte[] part)
    {
        await connection.WriteAsync(Encoding.ASCII.GetBytes(head));
        while (true)
            await connection.WriteAsync(part);
    }
}
