using System.Net;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Authenticators;
using RsaCloudAdmin.Client.Codes;
using RsaCloudAdmin.Client.Diagnosis;
using RsaCloudAdmin.Client.EmergencyTokencodes;
using RsaCloudAdmin.Client.Events;
using RsaCloudAdmin.Client.HardwareTokens;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Requests;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client;

/// <summary>
/// A client of the RSA Cloud Administration REST APIs. It has a client for each area, with one method for each operation.
/// Thread-safe.
/// </summary>
/// <remarks>
/// A user named by e-mail address or user name is looked up first, with a separate request. All methods throw
/// <see cref="RsaCloudAdminException"/>, whose Reason says why the call failed, and <see cref="OperationCanceledException"/> when
/// the call is canceled. The client never sends two changes for the same user at the same time.
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

    /// <summary>Creates a client that signs its tokens with an API key. It takes ownership of the key and disposes it.</summary>
    /// <param name="key">The API key.</param>
    /// <param name="options">The timeouts and proxy settings; null for the defaults.</param>
    public CloudAdminClient(ApiKey key, CloudAdminClientOptions? options = null)
        : this(key, options ?? new CloudAdminClientOptions(), TimeProvider.System)
    {
    }

    /// <summary>Creates a client that gets its tokens from an issuer. It takes ownership of the OAuth client and disposes it.</summary>
    /// <param name="client">The OAuth client.</param>
    /// <param name="options">The timeouts and proxy settings; null for the defaults.</param>
    /// <exception cref="RsaKeyException">
    /// The issuer and the service do not belong to the same tenant (see <see cref="CloudAdminClientOptions.SkipTenantCheck"/>).
    /// </exception>
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
        Authenticators = new AuthenticatorsClient(_connection, users);
        Codes = new CodesClient(_connection, users);
        EmergencyTokencodes = new EmergencyTokencodesClient(_connection, users);
        Events = new EventsClient(_connection, users);
        HardwareTokens = new HardwareTokensClient(_connection, users);
        Requests = new RequestsClient(_connection, address);
    }

    /// <summary>Operations on users.</summary>
    public UsersClient Users { get; }

    /// <summary>Operations on authenticators of all kinds.</summary>
    public AuthenticatorsClient Authenticators { get; }

    /// <summary>Operations on codes for enrollment and registration.</summary>
    public CodesClient Codes { get; }

    /// <summary>Operations on emergency tokencodes.</summary>
    public EmergencyTokencodesClient EmergencyTokencodes { get; }

    /// <summary>The events of users and administrators.</summary>
    public EventsClient Events { get; }

    /// <summary>Operations on hardware tokens.</summary>
    public HardwareTokensClient HardwareTokens { get; }

    /// <summary>Requests to any path of the API.</summary>
    public RequestsClient Requests { get; }

    /// <summary>
    /// How long no request will be sent because of the rate limit; zero if a request may be sent at any time, even if others wait
    /// for their own Retry-After.
    /// </summary>
    public TimeSpan RateLimitPause => _channel.Pause;

    /// <summary>
    /// Prepares what the first request needs, on another thread, so that its response comes sooner. Sends nothing. You do not
    /// have to await it.
    /// </summary>
    public Task PrepareAsync() => _channel.PrepareAsync();

    /// <summary>Starts a check of the connection, step by step. Sends nothing before the first step runs.</summary>
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

    /// <summary>Sends one small request to check whether the service accepts the token.</summary>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <returns>
    /// A sentence about an unexpected response; null if the response is as expected, or if the service accepts the token but does
    /// not allow this request to its role.
    /// </returns>
    /// <exception cref="RsaTokenRefusedException">The service does not accept the token, or no token is available.</exception>
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
            // Only this request may have failed; the issuer may handle the next one.
            return e.Message;
        }

        if (error is RsaTokenRefusedException or { Reason: RsaErrorReason.AddressMoved or RsaErrorReason.ConnectionFailed } || (error is not null && response.Status == HttpStatusCode.NotFound))
            throw error;
        return error?.Message;
    }

    public void Dispose() => _channel.Dispose();
}
