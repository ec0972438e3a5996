using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>A server on loopback that speaks no HTTP and no TLS: it does one thing with each connection, and closes it. What came is kept.</summary>
internal sealed class SocketServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly MemoryStream _came = new();
    private readonly Func<Socket, Task> _act;
    private readonly Task _serving;
    private int _connections;

    public SocketServer(Func<Socket, Task> act)
    {
        _act = act;
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were made.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>All that came, byte for character.</summary>
    public string Came
    {
        get
        {
            lock (_came)
                return Encoding.Latin1.GetString(_came.ToArray());
        }
    }

    /// <summary>Takes what comes first, and answers.</summary>
    public static Func<Socket, Task> Answer(string text) => socket => socket.SendAsync(Encoding.Latin1.GetBytes(text)).WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>Takes what comes first, and breaks the connection.</summary>
    public static Task Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        return Task.CompletedTask;
    }

    /// <summary>Takes what comes first, and ends the connection.</summary>
    public static Task Close(Socket socket)
    {
        socket.Shutdown(SocketShutdown.Both);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var socket = await _listener.AcceptSocketAsync();
                Interlocked.Increment(ref _connections);
                var buffer = new byte[64 * 1024];
                var read = await socket.ReceiveAsync(buffer);
                lock (_came)
                    _came.Write(buffer, 0, read);
                await _act(socket);
            }
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }
}
