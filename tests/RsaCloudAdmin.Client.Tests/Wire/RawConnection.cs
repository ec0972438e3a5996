using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The server's end of one connection, byte by byte.</summary>
internal sealed class RawConnection(Socket socket, Stream stream, CancellationToken stopping)
{
    public CancellationToken Stopping => stopping;

    public bool IsOpen { get; private set; } = true;

    public async Task WriteAsync(string text) => await WriteAsync(Encoding.Latin1.GetBytes(text));

    public async Task WriteAsync(byte[] bytes)
    {
        await stream.WriteAsync(bytes, stopping);
        await stream.FlushAsync(stopping);
    }

    /// <summary>An orderly end.</summary>
    public void Close()
    {
        IsOpen = false;
        socket.Shutdown(SocketShutdown.Both);
        socket.Close();
    }

    /// <summary>An end by reset, as when a middle box drops the connection.</summary>
    public void Reset()
    {
        IsOpen = false;
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>The next request; null if the other side closed.</summary>
    public async Task<RawRequest?> ReadAsync()
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            var next = await ReadByteAsync();
            if (next < 0)
                return null;
            head.Append((char)next);
        }

        var lines = head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(l => l.Split(':', 2)).Select(p => KeyValuePair.Create(p[0], p[1].Trim())).ToList();
        var length = headers.Where(h => h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Select(h => int.Parse(h.Value, CultureInfo.InvariantCulture)).SingleOrDefault();
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, stopping);
        return new RawRequest(lines[0], headers, body);
    }

    private async Task<int> ReadByteAsync()
    {
        var one = new byte[1];
        return await stream.ReadAsync(one, stopping) == 0 ? -1 : one[0];
    }
}
