using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>What is done with a request.</summary>
internal delegate Task Act(RawRequest request, RawConnection connection);

/// <summary>A server on loopback that does to each request what its script says, the last line of it again and again.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<RawRequest> _requests = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Act[] _script;
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private int _accepted;
    private int _next;

    public RawServer(X509Certificate2? certificate, params Act[] script)
    {
        _script = script;
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"{(_certificate is null ? "http" : "https")}://localhost:{Port}/AdminInterface/restapi/v1";

    /// <summary>What came so far, oldest first.</summary>
    public IReadOnlyList<RawRequest> Requests => [.. _requests];

    /// <summary>How many connections were made so far.</summary>
    public int Connections => Volatile.Read(ref _accepted);

    /// <summary>Takes no connection any more: whoever comes is refused.</summary>
    public void Refuse() => _listener.Server.Close();

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stopping.Token);
                Interlocked.Increment(ref _accepted);
                _connections.Add(ServeAsync(socket));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using (socket)
            {
                socket.NoDelay = true;
                await using Stream stream = await OpenAsync(socket);
                var connection = new RawConnection(socket, stream, _stopping.Token);
                while (connection.IsOpen && await connection.ReadAsync() is { } request)
                {
                    _requests.Enqueue(request);
                    var turn = Interlocked.Increment(ref _next) - 1;
                    await _script[Math.Min(turn, _script.Length - 1)](request, connection);
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<Stream> OpenAsync(Socket socket)
    {
        var plain = new NetworkStream(socket);
        if (_certificate is null)
            return plain;
        var secure = new SslStream(plain);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stopping.Token);
        return secure;
    }
}
