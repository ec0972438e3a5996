using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace RsaCloudAdmin.Testing.Http;

/// <summary>Handles one request, usually by sending a response.</summary>
public delegate Task RequestHandler(RecordedRequest request, ServerConnection connection);

/// <summary>
/// A server on loopback for what the emulator does not do. Each request goes to the next handler of the script; the last
/// handler takes all further requests.
/// </summary>
public sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();
    private readonly RequestHandler[] _script;
    private readonly X509Certificate2? _certificate;
    private readonly Task _serving;
    private int _connections;
    private int _next;

    public ScriptedServer(params RequestHandler[] script)
        : this(null, script)
    {
    }

    /// <summary>Starts a server. It uses TLS if it gets a certificate.</summary>
    public ScriptedServer(X509Certificate2? certificate, params RequestHandler[] script)
    {
        _certificate = certificate;
        _script = script;
        _listener.Start();
        _serving = Task.Run(AcceptAsync);
    }

    /// <summary>Whether requests are read as HTTP. If not, whatever the client sends first is the request.</summary>
    public bool IsHttp { get; init; } = true;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"{(_certificate is null ? "http" : "https")}://localhost:{Port}");

    /// <summary>The base URL of the service's API, as a key file names it.</summary>
    public string ApiAddress => $"{Address}AdminInterface/restapi/v1";

    /// <summary>The requests received so far, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>The number of connections accepted so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Refuses new connections from now on.</summary>
    public void StopListening() => _listener.Server.Close();

    /// <summary>Stops the server and rethrows exceptions of handlers.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Dispose();
        _serving.WaitAsync(TimeSpan.FromSeconds(30)).GetAwaiter().GetResult();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stopping.Token);
                Interlocked.Increment(ref _connections);
                connections.Add(ServeAsync(socket));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The server no longer listens.
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            using (socket)
            {
                socket.NoDelay = true;
                await using Stream stream = _certificate is null ? new NetworkStream(socket) : new SslStream(new NetworkStream(socket));
                if (stream is SslStream secure)
                    await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stopping.Token);
                var connection = new ServerConnection(socket, stream, _stopping.Token);
                while (connection.IsOpen && await (IsHttp ? connection.ReadAsync() : connection.ReadBytesAsync()) is { } request)
                {
                    _requests.Enqueue(request);
                    await _script[Math.Min(Interlocked.Increment(ref _next), _script.Length) - 1](request, connection);
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or AuthenticationException)
        {
            // The client closed the connection, or the test is over.
        }
    }
}
