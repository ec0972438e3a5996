using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>
/// Forwards everything to one server and records the secrets in it. Unlike a scripted server, it knows no requests: it
/// forwards bytes, and broken connections, as they come.
/// </summary>
internal sealed partial class RecordingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<MemoryStream> _records = [];
    private readonly Uri _server;

    public RecordingProxy(Uri server)
    {
        _server = server;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The bearer tokens, assertions, access tokens and codes that it forwarded.</summary>
    public ILookup<string, string> Secrets => _records.Select(TextOf).SelectMany(text => SecretForm().Matches(text))
        .Select(match => match.Groups.Values.Skip(1).Single(group => group.Success)).Distinct()
        .ToLookup(group => group.Name, group => Uri.UnescapeDataString(group.Value));

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
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(_server.Host, _server.Port);
            // If one side closes the connection, close the other too.
            await Task.WhenAny(PumpAsync(client, server), PumpAsync(server, client));
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to)
    {
        var record = new MemoryStream();
        _records.Add(record);
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer)) > 0)
            {
                lock (record)
                    record.Write(buffer, 0, read);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One side closed its connection.
        }
    }

    private static string TextOf(MemoryStream record)
    {
        lock (record)
            return Encoding.Latin1.GetString(record.ToArray());
    }

    [GeneratedRegex("""
        Authorization:\ Bearer\ (?<bearer>\S+) | client_assertion=(?<assertion>[^&\s]+) | "access_token"\s*:\s*"(?<granted>[^"]+)" | "(emergencyTokencode|verify_code|deviceRegistrationCode)"\s*:\s*"(?<code>[^"]+)"
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex SecretForm();
}
