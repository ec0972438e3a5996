using System.Net;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Diagnosis;
using RsaCloudAdmin.Client.EmergencyTokencodes;
using RsaCloudAdmin.Client.HardwareTokens;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client;

/// <summary>The RSA Cloud Administration REST APIs: a client for each area, with one method an operation. Thread-safe.</summary>
/// <remarks>
/// A user named by an e-mail address or a user name is looked up first, which takes a request of its own.
/// Every method throws <see cref="RsaCloudAdminException"/>, whose Reason says why it failed, and
/// <see cref="OperationCanceledException"/> when its call is cancelled. Two changes of one user are never under way
/// at once.
/// </remarks>
public sealed class CloudAdminClient : IDisposable
{
    private readonly ServiceChannel _channel;
    private readonly ApiConnection _connection;
    private readonly ServiceAddress _address;
    private readonly CloudAdminClientOptions _options;
    private readonly TimeProvider _localClock;
    private readonly Transport _transport;
    private readonly OAuthClient? _oauth;

    /// <summary>A client that signs its tokens with an API key. The key becomes the client's and is disposed with it.</summary>
    public CloudAdminClient(ApiKey key, CloudAdminClientOptions? options = null)
        : this(key, options ?? new CloudAdminClientOptions(), TimeProvider.System)
    {
    }

    /// <summary>A client that gets its tokens from an issuer. The OAuth client becomes its own and is disposed with it.</summary>
    /// <exception cref="RsaKeyException">The issuer and the service do not belong to one tenant (see <see cref="CloudAdminClientOptions.SkipTenantCheck"/>).</exception>
    public CloudAdminClient(OAuthClient client, CloudAdminClientOptions? options = null)
        : this(client, options ?? new CloudAdminClientOptions(), TimeProvider.System)
    {
    }

    internal CloudAdminClient(ApiKey key, CloudAdminClientOptions options, TimeProvider clock, HttpMessageHandler? handler = null)
        : this(key.Address, oauth: null, options, clock, handler ?? HandlerFactory.Create(options, key.Address.Base), (_, service) => new ApiKeyTokens(key, service))
    {
    }

    internal CloudAdminClient(OAuthClient client, CloudAdminClientOptions options, TimeProvider clock, HttpMessageHandler? handler = null)
        : this((options.SkipTenantCheck ? client : client.RequireOneTenant()).Address, client, options, clock, handler ?? HandlerFactory.Create(options, client.Address.Base, client.TokenUri), (transport, service) => new OAuthTokens(new TokenEndpoint(client, transport, options, service), service))
    {
    }

    private CloudAdminClient(ServiceAddress address, OAuthClient? oauth, CloudAdminClientOptions options, TimeProvider clock, HttpMessageHandler handler, Func<Transport, ServiceClock, ITokenSource> tokens)
    {
        var service = new ServiceClock(clock);
        (_address, _oauth, _options, _localClock) = (address, oauth, options, clock);
        _transport = new Transport(handler, options.Timeout, clock);
        _channel = new ServiceChannel(address, _transport, tokens(_transport, service), options, service);
        _connection = new ApiConnection(_channel, service, isOAuth: oauth is not null);
        var users = new UserIdentification(_connection);
        Users = new UsersClient(_connection, users);
        EmergencyTokencodes = new EmergencyTokencodesClient(_connection, users);
        HardwareTokens = new HardwareTokensClient(_connection, users);
    }

    /// <summary>Users.</summary>
    public UsersClient Users { get; }

    /// <summary>Emergency tokencodes.</summary>
    public EmergencyTokencodesClient EmergencyTokencodes { get; }

    /// <summary>Hardware tokens.</summary>
    public HardwareTokensClient HardwareTokens { get; }

    /// <summary>How long no request will be sent because the service refused some for their number; zero if one may be sent at any time, even if others wait for their own Retry-After.</summary>
    public TimeSpan RateLimitPause => _channel.Pause;

    /// <summary>Makes ready what the first request needs, on another thread, so that it is answered sooner. Sends nothing, and need not be waited for.</summary>
    public Task PrepareAsync() => _channel.PrepareAsync();

    /// <summary>Begins to look at the connection step by step. Nothing is sent before the first step is asked for.</summary>
    /// <exception cref="RsaCloudAdminException">The client was closed.</exception>
    public ConnectionDiagnosis Diagnose()
    {
        if (_channel.IsClosed)
            throw ServiceErrors.Closed(TokenCheck.Request, tries: 0);
        var service = new HostSteps(_address.At(TokenCheck.Request.Path), _transport, _options, _localClock);
        var issuer = _oauth is null ? null : new HostSteps(_oauth.TokenUri, _transport, _options, _localClock);
        var signIn = new SignInSteps(_address.Base.Host, _oauth, _options, _channel, _connection);
        return new ConnectionDiagnosis([.. service.Steps, .. issuer?.Steps ?? [], .. signIn.Steps(() => service.Response, _localClock.GetUtcNow)], _localClock);
    }

    /// <summary>Makes one cheap call to see whether the service accepts the token.</summary>
    /// <returns>What is odd about the response, as a sentence; null if nothing is, or if the service accepted the token and refuses this call to its role.</returns>
    /// <exception cref="RsaTokenRefusedException">It does not, or there is no token to be had.</exception>
    /// <exception cref="RsaCloudAdminException">The service could not be reached, or is not at this address.</exception>
    public async Task<string?> CheckTokenAsync(CallContext? call = null)
    {
        ServiceResponse response;
        RsaCloudAdminException? error;
        try
        {
            (response, error) = await TokenCheck.SendAsync(_connection, call ?? new CallContext()).ConfigureAwait(false);
        }
        catch (RsaCloudAdminException e) when (e.Reason is RsaErrorReason.ServiceError or RsaErrorReason.Throttled)
        {
            // The issuer failed; it may not fail the next request.
            return e.Message;
        }

        if (error is RsaTokenRefusedException or { Reason: RsaErrorReason.AddressMoved or RsaErrorReason.ConnectionFailed } || (error is not null && response.Status == HttpStatusCode.NotFound))
            throw error;
        return error?.Message;
    }

    public void Dispose() => _channel.Dispose();
}
