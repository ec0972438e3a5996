using System.Collections.Concurrent;
using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Fuzzing.Service;

/// <summary>
/// A client for one input. It uses the module's own HTTP handler; only the connection is scripted, and the clock never waits.
/// </summary>
/// <remarks>Unlike a scripted server, it opens no port: a million inputs would use up the ports of the computer.</remarks>
internal sealed class ScriptedService : IDisposable
{
    /// <summary>The bearer token. It contains characters that JSON writers escape.</summary>
    public const string Bearer = "eyJhbGciOiJFUzI1NiJ9.QmVhcmVy/UGxhbnRlZA+U2VjcmV0.Q2Fubm90QmVTaG93bg";

    private const string TokenPath = "/oauth/token";

    private static readonly ConcurrentBag<OAuthKey> Keys = [];

    private readonly HttpMessageHandler _handler;
    private readonly OAuthKey _key;

    /// <param name="respond">Responds to requests to the service.</param>
    /// <param name="respondToTokenRequest">Responds to requests to the issuer; by default with a token.</param>
    public ScriptedService(Func<RecordedRequest, string> respond, Func<RecordedRequest, string>? respondToTokenRequest = null)
    {
        var options = new CloudAdminClientOptions { Timeout = AutoAdvancingTimeProvider.RequestTimeout };
        var handler = HandlerFactory.Create(options);
        var sender = (SocketsHttpHandler)handler.InnerHandler!;
        sender.UseProxy = false;
        sender.ConnectCallback = (_, _) => new(new ScriptedConnection(request =>
        {
            if (request.Target == TokenPath)
                return respondToTokenRequest?.Invoke(request) ?? TokenResponse;
            lock (Requests)
                Requests.Add(request);
            return respond(request);
        }));
        _handler = handler;
        _key = Keys.TryTake(out var key) ? key : OAuthKey.Parse($"{{{string.Join(',', KeyPool.Jwks[3].Select(field => JsonField.Text(field.Key, field.Value)))}}}");
        Client = new CloudAdminClient(new OAuthClient("client", "http://localhost:1/oauth", "http://localhost:1", _key), options, Clock, handler);
    }

    /// <summary>The client. Do not dispose it, because its key is reused.</summary>
    public CloudAdminClient Client { get; }

    public AutoAdvancingTimeProvider Clock { get; } = new();

    /// <summary>The requests to the service, without those to the issuer.</summary>
    public List<RecordedRequest> Requests { get; } = [];

    /// <summary>A response of the issuer with a token.</summary>
    public static string TokenResponse { get; } = Response(200, $$"""{"access_token": "{{Bearer}}", "token_type": "Bearer", "expires_in": 3600}""");

    public static string Response(int status, string body) => $"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    public void Dispose()
    {
        _handler.Dispose();
        Keys.Add(_key);
    }
}
