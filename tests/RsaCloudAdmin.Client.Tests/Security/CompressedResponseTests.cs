using System.IO.Compression;
using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>Compressed responses that are small on the wire but fill the memory when decompressed.</summary>
[Collection(ProcessWideTests.Collection)]
public class CompressedResponseTests : WireTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_gigabyte_of_zeros_is_abandoned_however_often_it_is_compressed(int times)
    {
        // A compressed file may consist of several parts. Here all parts are the same.
        var part = Packed(new byte[16 * 1024 * 1024]);
        var packed = Enumerable.Repeat(part, 64).SelectMany(bytes => bytes).ToArray();
        for (var i = 1; i < times; i++)
            packed = Packed(packed);
        Assert.InRange(packed.Length, 1, 2 * 1024 * 1024);
        var encoding = string.Join(", ", Enumerable.Repeat("gzip", times));
        var server = Serve(Responses.Raw($"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\n\r\n", packed).Then(Responses.Close));
        var before = GC.GetTotalAllocatedBytes();

        var error = await FailsAsync(() => Connect(server).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 512L * 1024 * 1024);
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Optimal))
            packing.Write(bytes);
        return packed.ToArray();
    }
}
