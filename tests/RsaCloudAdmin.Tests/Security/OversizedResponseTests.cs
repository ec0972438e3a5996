using System.IO.Compression;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Huge or endless responses cause one row's error, in bounded time and memory.</summary>
public class OversizedResponseTests : HostileServiceTest
{
    [Fact]
    public void An_announced_gigabyte_is_not_read() =>
        AssertIs("UnexpectedResponse", "larger than 1 MiB", FailsOneOfThree(Responses.Raw("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n{")));

    [Fact]
    public void A_response_without_end_is_abandoned() =>
        AssertIs("UnexpectedResponse", "larger than 1 MiB", FailsOneOfThree(Responses.Endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", $"1000\r\n{new string(' ', 0x1000)}\r\n")));

    [Fact]
    public void A_head_without_end_is_abandoned() =>
        AssertIs("ConnectionFailed", "the connection to localhost", FailsOneOfThree(Responses.Endless("HTTP/1.1 200 OK\r\n", $"X-Filler: {new string('x', 1000)}\r\n")));

    [Fact]
    public void A_small_response_that_decompresses_to_a_large_one_is_abandoned()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(new byte[32 * 1024 * 1024]);

        var error = FailsOneOfThree(Responses.Raw($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n", packed.ToArray()));

        AssertIs("UnexpectedResponse", "larger than 1 MiB", error);
    }

    [Fact]
    public void A_response_that_drips_ends_with_the_time_that_a_request_may_take()
    {
        var error = FailsOneOfThree(Responses.Endless("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", " ", pauseMilliseconds: 5), "-SkipCheck -TimeoutSec 2");

        AssertIs("Timeout", "did not respond within", error);
    }
}
