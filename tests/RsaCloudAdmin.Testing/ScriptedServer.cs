using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace RsaCloudAdmin.Testing;

/// <summary>What is done to a request.</summary>
public delegate Task Deed(Stream connection);

/// <summary>A server on loopback, for what the emulator does not do: it does to each request what its script says, the last line of it again and again, and closes the connection.</summary>
public sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly X509Certificate2? _certificate;
    private readonly Deed[] _script;
    private int _next;

    public ScriptedServer(params Deed[] script)
        : this(null, script)
    {
    }

    public ScriptedServer(X509Certificate2? certificate, params Deed[] script)
    {
        _certificate = certificate;
        _script = script;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"{(_certificate is null ? "http" : "https")}://localhost:{Port}");

    /// <summary>The heads of the requests that came so far, oldest first.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public static Deed Answer(string answer) => connection => connection.WriteAsync(Encoding.Latin1.GetBytes(answer)).AsTask();

    public static Deed Json(int status, string body, string headers = "") =>
        Answer($"HTTP/1.1 {status} Answer\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n{body}");

    public static Deed Page(int status, string headers = "") =>
        Answer($"HTTP/1.1 {status} Page\r\nContent-Type: text/html\r\nContent-Length: 27\r\nConnection: close\r\n{headers}\r\n<html>Sign in, guest</html>");

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using Stream stream = _certificate is null ? client.GetStream() : new SslStream(client.GetStream());
                if (stream is SslStream secure)
                    await secure.AuthenticateAsServerAsync(_certificate!);
                _requests.Enqueue(await ReadAsync(stream));
                await _script[Math.Min(Interlocked.Increment(ref _next) - 1, _script.Length - 1)](stream);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or AuthenticationException)
        {
            // The client went away.
        }
    }

    private static async Task<string> ReadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var length = 0;
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
                throw new IOException("closed");
            head.Append((char)one[0]);
        }

        foreach (var header in head.ToString().Split("\r\n"))
        {
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(header["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture);
        }

        var body = new byte[length];
        await stream.ReadExactlyAsync(body);
        return head + Encoding.UTF8.GetString(body);
    }
}
