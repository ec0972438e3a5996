using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RsaCloudAdmin.Tests.Errors;

/// <summary>Answers as it is told to, one after the other and the last for ever: for what the emulator does not do.</summary>
internal sealed class CannedService : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string[] _answers;
    private int _next;

    public CannedService(params string[] answers)
    {
        _answers = answers;
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Root => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>An answer in JSON.</summary>
    public static string Json(int status, string body, string headers = "") =>
        $"HTTP/1.1 {status} Answer\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n{body}";

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var length = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
        {
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                length = int.Parse(header["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture);
        }

        await reader.ReadBlockAsync(new char[length], 0, length);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(_answers[Math.Min(_next++, _answers.Length - 1)]));
    }
}
