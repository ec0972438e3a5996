using System.Net;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Diagnosis;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Replies;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client;

/// <summary>The RSA Cloud Administration REST APIs, one method an operation. Safe for use by many threads.</summary>
/// <remarks>
/// A user named by an e-mail address or a user name is looked up first, which takes a request of its own.
/// Every method throws <see cref="RsaCloudAdminException"/>, whose Reason says why it failed, and
/// <see cref="OperationCanceledException"/> when its call is cancelled. Two changes of one user are never under way
/// at once.
/// </remarks>
public sealed class CloudAdminClient : IDisposable
{
    private readonly ServiceChannel _channel;
    private readonly UserChanges _changes;
    private readonly TokencodeRemoval _removal;
    private readonly UserIdentification _users;
    private readonly ServiceAddress _address;
    private readonly CloudAdminClientOptions _options;
    private readonly TimeProvider _localClock;
    private readonly ServiceClock _clock;
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
        : this(key.Address, options, clock, handler ?? HandlerFactory.Create(options, key.Address.Base), (_, service) => new ApiKeyTokens(key, service))
    {
    }

    internal CloudAdminClient(OAuthClient client, CloudAdminClientOptions options, TimeProvider clock, HttpMessageHandler? handler = null)
        : this((options.SkipTenantCheck ? client : client.RequireOneTenant()).Address, options, clock, handler ?? HandlerFactory.Create(options, client.Address.Base, client.TokenUri), (transport, service) => new OAuthTokens(new TokenEndpoint(client, transport, options, service), service)) =>
        _oauth = client;

    private CloudAdminClient(ServiceAddress address, CloudAdminClientOptions options, TimeProvider clock, HttpMessageHandler handler, Func<Transport, ServiceClock, ITokenSource> tokens)
    {
        var service = new ServiceClock(clock);
        (_address, _options, _localClock, _clock) = (address, options, clock, service);
        _transport = new Transport(handler, options.Timeout, clock);
        _channel = new ServiceChannel(address, _transport, tokens(_transport, service), options, service);
        _changes = new UserChanges(_channel);
        _users = new UserIdentification(_channel, ErrorOf);
        _removal = new TokencodeRemoval(_changes, ErrorOf);
    }

    /// <summary>How long no request will be sent because the service refused some for their number; zero if one may be sent at any time, even if others wait for their own Retry-After.</summary>
    public TimeSpan RateLimitPause => _channel.Pause;

    /// <summary>Makes ready what the first request needs, on another thread, so that it is answered sooner. Sends nothing, and need not be waited for.</summary>
    public Task PrepareAsync() => _channel.PrepareAsync();

    /// <summary>Begins to look at the connection step by step. Nothing is sent before the first step is asked for.</summary>
    /// <exception cref="RsaCloudAdminException">The client was closed.</exception>
    public ConnectionDiagnosis Diagnose()
    {
        var request = Requests.LicenceUsage();
        if (_channel.IsClosed)
            throw ServiceErrors.Closed(request, tries: 0);
        var service = new HostSteps(_address.At(request.Path), _transport, _options, _localClock);
        var issuer = _oauth is null ? null : new HostSteps(_oauth.TokenUri, _transport, _options, _localClock);
        var signIn = new SignInSteps(_address.Base.Host, _oauth, _options, _channel, ErrorOf);
        return new ConnectionDiagnosis([.. service.Steps, .. issuer?.Steps ?? [], .. signIn.Steps(() => service.Answer, _localClock.GetUtcNow)], _localClock);
    }

    /// <summary>Makes one cheap call to see whether the service accepts the token.</summary>
    /// <returns>What is odd about the answer, as a sentence; null if nothing is, or if the service accepted the token and refuses this call to its role.</returns>
    /// <exception cref="RsaTokenRefusedException">It does not, or there is no token to be had.</exception>
    /// <exception cref="RsaCloudAdminException">The service could not be reached, or is not at this address.</exception>
    public async Task<string?> CheckTokenAsync(CallContext? call = null)
    {
        call ??= new CallContext();
        var request = Requests.LicenceUsage();
        ServiceResponse answer;
        try
        {
            answer = await _channel.SendAsync(request, call).ConfigureAwait(false);
        }
        catch (RsaCloudAdminException e) when (e.Reason is RsaErrorReason.ServiceError or RsaErrorReason.Throttled)
        {
            // The issuer's trouble, which may be over by the next request.
            return e.Message;
        }

        if (answer.IsSuccess && JsonFields.TryRead(answer.Body) is not null)
            return null;
        var error = answer.IsSuccess && !answer.IsPage
            ? ServiceErrors.Unexpected(request, answer, "the answer is not what the service is known to send")
            : ErrorOf(request, answer);
        if (error is RsaTokenRefusedException || error.Reason is RsaErrorReason.AddressMoved or RsaErrorReason.ConnectionFailed || answer.Status == HttpStatusCode.NotFound)
            throw error;
        return error.Reason == RsaErrorReason.NotAuthorized ? null : error.Message;
    }

    /// <summary>A user's details, by e-mail address or user name: the service looks nobody up by id.</summary>
    /// <param name="user">What has an @ in it is looked up as an e-mail address first, then as a user name.</param>
    /// <param name="searchUnsynched">Whether users of the identity source whom the service does not know yet are found (and synchronised) too, which takes much longer.</param>
    /// <param name="call">What the call shares with its caller.</param>
    public Task<RsaUser> LookUpUserAsync(UserReference user, bool searchUnsynched = false, CallContext? call = null)
    {
        call ??= new CallContext();
        return call.Users.FindDetailsAsync($"{searchUnsynched} {user.Id} {user.Name}", () => _users.LookUpAsync(user, searchUnsynched, call));
    }

    /// <summary>Unlocks sign-in methods of a user.</summary>
    /// <returns>The status of all methods, whichever were asked for.</returns>
    /// <exception cref="RsaMethodStillLockedException">A requested method is still locked, and the service said so.</exception>
    public async Task<RsaUserMethodStatus> UnlockAsync(UserReference user, IReadOnlyCollection<RsaUserMethod> methods, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.UnlockUserMethods);
        var known = await _users.FindAsync(user, call).ConfigureAwait(false);
        var request = Requests.Unlock(known.Called, known.UserId, methods);
        var answer = await _changes.SendAsync(known.UserId, request, call).ConfigureAwait(false);
        // Page of the API: the answer holds the status of all methods on 200 and on 500.
        var failed = answer.Status == HttpStatusCode.InternalServerError;
        if (failed && JsonFields.TryRead(answer.Body)?.Flag("isTokenLocked") is null)
            throw ErrorOf(request, answer);

        var status = Responses.MethodStatus(failed ? Reply.Read(request, answer, call) : Read(request, answer, call), known);
        if (methods.Any(status.IsLocked))
            throw StillLocked(request, answer, status, methods.Where(status.IsLocked));
        if (failed)
            call.Warn($"The service answered 500 when asked to {request.Purpose}, but reports the methods as unlocked.");
        return status;
    }

    /// <summary>Issues an emergency tokencode by version 1 of the API. Never repeated when it may have been carried out: each request makes a new code.</summary>
    /// <param name="user">The user. If named more than once, one look-up confirms first that all names are one user's. A run issues one tokencode for a user.</param>
    /// <param name="expirationDays">How many days the code works, 1 to 7.</param>
    /// <param name="call">What the call shares with its caller.</param>
    public Task<RsaEmergencyTokencode> EnableEmergencyTokencodeAsync(UserReference user, int expirationDays, CallContext? call = null) =>
        IssueAsync(user, known => Requests.EnableEmergencyTokencode(known.Called, known.UserId, expirationDays), CallContext.For(call, ServiceOperations.EnableEmergencyTokencodeV1));

    /// <summary>Issues an emergency tokencode by version 2 of the API. Never repeated when it may have been carried out: each request makes a new code.</summary>
    /// <param name="user">The user. If named more than once, one look-up confirms first that all names are one user's. A run issues one tokencode for a user.</param>
    /// <param name="expiresIn">How long the code works, one minute to seven days; null for the tenant's setting.</param>
    /// <param name="oneTimeUse">Whether the code works once only; null for the tenant's setting.</param>
    /// <param name="call">What the call shares with its caller.</param>
    public Task<RsaEmergencyTokencode> EnableEmergencyTokencodeAsync(UserReference user, TimeSpan? expiresIn, bool? oneTimeUse, CallContext? call = null) =>
        IssueAsync(user, known => Requests.EnableEmergencyTokencode(known.Called, known.UserId, expiresIn, oneTimeUse), CallContext.For(call, ServiceOperations.EnableEmergencyTokencodeV2));

    /// <summary>Removes all emergency tokencodes of a user.</summary>
    /// <param name="user">The user. An id alone does not tell the tokencode; then <paramref name="tokencodeId"/> is needed.</param>
    /// <param name="tokencodeId">The tokencode's id, as it was issued with; null to take it from the user's details.</param>
    /// <param name="call">What the call shares with its caller.</param>
    public async Task<RsaEmergencyTokencodeStatus> DisableEmergencyTokencodeAsync(UserReference user, string? tokencodeId = null, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.DisableEmergencyTokencode);
        if (tokencodeId is not null)
            return await _removal.RemoveAsync(user, await _users.FindAsync(user, call).ConfigureAwait(false), tokencodeId, call).ConfigureAwait(false);
        if (user.Name is null)
        {
            throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest,
                $"Could not disable the emergency tokencode of {DisplayText.Quote(user.Text)}: a user's id does not tell which tokencode the user has. Give the e-mail address or user name, or the tokencode's id too.");
        }

        return await _removal.RemoveAsync(user, () => _users.LookUpAsync(user, searchUnsynched: false, call), call).ConfigureAwait(false);
    }

    /// <summary>Enables a hardware token that is assigned to the user.</summary>
    public Task<RsaHardwareToken> EnableHardwareTokenAsync(UserReference user, string serialNumber, CallContext? call = null) =>
        SetHardwareTokenAsync(user, serialNumber, enable: true, CallContext.For(call, ServiceOperations.EnableHardwareToken));

    /// <summary>Disables a hardware token that is assigned to the user.</summary>
    public Task<RsaHardwareToken> DisableHardwareTokenAsync(UserReference user, string serialNumber, CallContext? call = null) =>
        SetHardwareTokenAsync(user, serialNumber, enable: false, CallContext.For(call, ServiceOperations.DisableHardwareToken));

    public void Dispose() => _channel.Dispose();

    private async Task<RsaEmergencyTokencode> IssueAsync(UserReference user, Func<KnownUser, ServiceRequest> compose, CallContext call)
    {
        using var turn = call.Users.TakeCredentialTurn();
        var known = await _users.ConfirmAsync(user, call).ConfigureAwait(false);
        await turn.ClaimAsync(known, call.DrainToken).ConfigureAwait(false);
        var request = compose(known);
        var answer = await _changes.SendAsync(known.UserId, request, call).ConfigureAwait(false);
        return Responses.Tokencode(Read(request, answer, call), known);
    }

    private async Task<RsaHardwareToken> SetHardwareTokenAsync(UserReference user, string serialNumber, bool enable, CallContext call)
    {
        var known = await _users.FindAsync(user, call).ConfigureAwait(false);
        var request = Requests.SetHardwareToken(known.Called, known.UserId, serialNumber, enable);
        var answer = await _changes.SendAsync(known.UserId, request, call).ConfigureAwait(false);
        return Responses.HardwareToken(Read(request, answer, call), known, serialNumber, enable);
    }

    private RsaCloudAdminException ErrorOf(ServiceRequest request, ServiceResponse answer) =>
        ServiceErrors.From(request, answer, _clock.GetUtcNow(), isOAuth: _oauth is not null);

    private Reply Read(ServiceRequest request, ServiceResponse answer, CallContext call) => answer.IsSuccess
        ? Reply.Read(request, answer, call)
        : throw ErrorOf(request, answer);

    private static RsaMethodStillLockedException StillLocked(ServiceRequest request, ServiceResponse answer, RsaUserMethodStatus status, IEnumerable<RsaUserMethod> locked) =>
        new($"Could not {request.Purpose}: the service reports {string.Join(", ", locked)} as still locked (answer {(int)answer.Status}).", status)
        {
            StatusCode = (int)answer.Status,
            Tries = answer.Tries,
        };
}
