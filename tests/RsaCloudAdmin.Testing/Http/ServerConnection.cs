using System.Net.Sockets;
using System.Text;

namespace RsaCloudAdmin.Testing.Http;

/// <summary>The server's end of one connection, byte by byte.</summary>
public sealed class ServerConnection(Socket socket, Stream stream, CancellationToken stopping)
{
    /// <summary>Canceled when the server stops.</summary>
    public CancellationToken Stopping => stopping;

    public bool IsOpen { get; private set; } = true;

    public async Task WriteAsync(string text) => await WriteAsync(Encoding.Latin1.GetBytes(text));

    public async Task WriteAsync(byte[] bytes)
    {
        await stream.WriteAsync(bytes, stopping);
        await stream.FlushAsync(stopping);
    }

    /// <summary>Closes the connection in an orderly way.</summary>
    public void Close()
    {
        IsOpen = false;
        socket.Shutdown(SocketShutdown.Both);
        socket.Close();
    }

    /// <summary>Resets the connection, as when a middle box drops it.</summary>
    public void Reset()
    {
        IsOpen = false;
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Returns the next HTTP request; null if the client closed the connection.</summary>
    public async Task<RecordedRequest?> ReadAsync()
    {
        var head = new StringBuilder();
        var next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(next, stopping) == 0)
                return null;
            head.Append((char)next[0]);
        }

        var request = new RecordedRequest(head.ToString(), []);
        var body = new byte[request.ContentLength];
        await stream.ReadExactlyAsync(body, stopping);
        return request with { Body = body };
    }

    /// <summary>Returns whatever arrives next; null if the client closed the connection.</summary>
    public async Task<RecordedRequest?> ReadBytesAsync()
    {
        var bytes = new byte[64 * 1024];
        var read = await stream.ReadAsync(bytes, stopping);
        return read == 0 ? null : new RecordedRequest(Encoding.Latin1.GetString(bytes, 0, read), []);
    }
}
