using System.Net;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Creates the error for a response that is not a success, or for a missing response.</summary>
internal static class ServiceErrors
{
    private const string Unknown = "; whether the change was made is unknown";

    /// <summary>Returns the error for a response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">The response to it.</param>
    /// <param name="now">The current time, by the clock that tokens are created with.</param>
    /// <param name="isOAuth">Whether the token came from an issuer. False if it was created with an API key.</param>
    public static RsaCloudAdminException From(ServiceRequest request, ServiceResponse response, DateTimeOffset now, bool isOAuth)
    {
        var words = ErrorBody.Read(response);
        if (TokenRefusal.Read(response, now) is { } fault)
        {
            return new RsaTokenRefusedException(fault, Sentence(request, isOAuth ? DescribeOAuth(fault, response, now) : Describe(fault, response, now), words))
            {
                StatusCode = (int)response.Status,
                ServiceCode = words.Code,
                ServiceMessage = words.Message,
                Tries = response.Tries,
                LeavesEarlierAttemptOpen = LeavesEarlierAttemptOpen(request, response),
            };
        }

        var (reason, what) = Explain(request, response, words, isOAuth);
        return Error(request, reason, Sentence(request, what, words), response, words);
    }

    /// <summary>Returns the error for a response that reports success but is not one that the service is known to send.</summary>
    public static RsaCloudAdminException Unexpected(ServiceRequest request, ServiceResponse response, string what)
    {
        if (SharedHosts.IsAbandoned(response))
            return Error(request, RsaErrorReason.AddressMoved, Sentence(request, Abandoned(response), default), response, default);
        var (reason, words) = Doubtful(request, what);
        return Error(request, reason, Sentence(request, words, default), response, default);
    }

    /// <summary>Returns the error for a response whose body reports a failure with a status number, although its HTTP status is a success.</summary>
    public static RsaCloudAdminException Refused(ServiceRequest request, ServiceResponse response, ErrorBody words) =>
        Error(request, RsaErrorReason.CodeRefused, Sentence(request, "the service did not report success", words), response, words);

    /// <summary>Returns the error for a conflict whose cause is known from the details of the user or the hardware token.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">The response to it.</param>
    /// <param name="cause">What happened.</param>
    /// <param name="reason">The reason; null for the operation's own.</param>
    public static RsaCloudAdminException Conflict(ServiceRequest request, ServiceResponse response, string cause, RsaErrorReason? reason = null)
    {
        var words = ErrorBody.Read(response);
        return Error(request, reason ?? request.Operation.Conflict, Sentence(request, cause, words), response, words);
    }

    /// <summary>Returns the error for a request that got no response.</summary>
    public static RsaCloudAdminException NoResponse(ServiceRequest request, Attempts attempts, Route route, TimeSpan timeout)
    {
        var (last, tries) = (attempts.Last!, attempts.Count);
        var (reason, what) = ErrorText.NoResponse(last, tries, route, "service", $"within {Seconds.In(timeout)}", request.Operation.MaxResponseSize);
        if (last.Status == AttemptStatus.TooLarge || RetryRule.IsAmbiguous(last.Status))
            (reason, what) = Doubtful(request, what, reason);
        return new RsaCloudAdminException(reason, Sentence(request, what, default), last.Cause)
        {
            StatusCode = (int?)last.Response?.Status,
            Tries = tries,
            FoundNoService = !attempts.ReachedServer,
        };
    }

    /// <summary>Returns the error for a request that was not sent or not processed, because the run ended.</summary>
    public static RsaCloudAdminException NotAttempted(ServiceRequest request, int tries) =>
        new(RsaErrorReason.NotAttempted, Sentence(request, "the run ended before the request was processed; nothing was changed", default)) { Tries = tries };

    /// <summary>
    /// Returns the error for a request that was not sent, or not sent again, because the service asks to wait longer than the
    /// request may wait.
    /// </summary>
    public static RsaCloudAdminException Paused(ServiceRequest request, TimeSpan left, int tries) =>
        new(RsaErrorReason.Throttled, Sentence(request, $"the service is limiting requests{(left > TimeSpan.Zero ? $" and asked to wait {Seconds.More(left)}" : string.Empty)}, so the request was not sent{(tries > 0 ? " again" : string.Empty)}", default)) { Tries = tries };

    /// <summary>Returns the error for a request that was not sent, or not sent again, because the client was closed.</summary>
    public static RsaCloudAdminException Closed(ServiceRequest request, int tries) =>
        new(RsaErrorReason.ConnectionClosed, Sentence(request, "the connection was closed", default)) { Tries = tries };

    private static (RsaErrorReason Reason, string What) Explain(ServiceRequest request, ServiceResponse response, ErrorBody words, bool isOAuth) => response.Status switch
    {
        _ when SharedHosts.IsAbandoned(response) => (RsaErrorReason.AddressMoved, Abandoned(response)),
        _ when response.IsRedirect => Doubtful(request, $"the service redirects to another address{response.PointsTo}, and the access token is not sent there"),
        HttpStatusCode.ProxyAuthenticationRequired => (RsaErrorReason.ConnectionFailed, new Route(response.Asked!, response.Proxy).ProxyAuthenticationRequired),
        _ when response.IsPage && response.IsSuccess => Doubtful(request, $"the response ({(int)response.Status}) is a web page, not a response of the service{At(response)}"),
        // A page of a proxy or a gateway must not be reported as a problem of the key or the user.
        _ when response.IsPage && (int)response.Status < 500 && response.Status != (HttpStatusCode)429 => (RsaErrorReason.UnexpectedResponse, $"the response ({(int)response.Status}) is a web page, not a response of the service{At(response)}"),
        HttpStatusCode.BadRequest when request.Operation.Disabled == RsaErrorReason.UserDisabled && Says(words, "disabled") => (RsaErrorReason.UserDisabled, "the user is disabled"),
        HttpStatusCode.BadRequest => (RsaErrorReason.InvalidRequest, "the service rejected the request"),
        HttpStatusCode.Forbidden when request.Operation.ConflictMessage is { } message && words.Message == message => Conflict(request),
        HttpStatusCode.Forbidden => (RsaErrorReason.NotAuthorized, !isOAuth ? "the key is not allowed to do this" : request.Operation.Scope is { } scope ? $"the client is not allowed to do this; the operation needs the scope {scope}" : "the client is not allowed to do this"),
        HttpStatusCode.NotFound when words.KnowsNoAddress && request.Operation.NotFound != RsaErrorReason.NotFound => (RsaErrorReason.UnexpectedResponse, NotFoundWords(RsaErrorReason.UnexpectedResponse, response)),
        HttpStatusCode.NotFound => (request.Operation.NotFound, NotFoundWords(request.Operation.NotFound, response)),
        HttpStatusCode.Conflict => Conflict(request),
        HttpStatusCode.MethodNotAllowed when request.Operation.NotAllowed == RsaErrorReason.Conflict => (RsaErrorReason.Conflict, "the service does not allow this for the user"),
        HttpStatusCode.MethodNotAllowed when request.Operation.NotAllowed == RsaErrorReason.InvalidRequest => (RsaErrorReason.InvalidRequest, $"the service does not support {request.Operation.Method} at this path"),
        HttpStatusCode.UnsupportedMediaType when request.Body is null => (RsaErrorReason.InvalidRequest, "the service requires a body"),
        (HttpStatusCode)429 => Throttled(response),
        HttpStatusCode.ServiceUnavailable when response.RetryAfter is not null => Throttled(response),
        >= HttpStatusCode.InternalServerError => Doubtful(request, $"the service failed with {(int)response.Status}{ErrorText.Counted(response.Tries)}", RsaErrorReason.ServiceError),
        _ => (RsaErrorReason.UnexpectedResponse, $"the service responded with {(int)response.Status}, which is not expected here"),
    };

    // The request may have been processed: something other than the service may have responded, or the service failed after it
    // made the change. If the operation changes something, the message says so.
    private static (RsaErrorReason Reason, string What) Doubtful(ServiceRequest request, string what, RsaErrorReason reason = RsaErrorReason.UnexpectedResponse) =>
        (request.Operation.Safety == Safety.Once ? RsaErrorReason.OutcomeUnknown : reason, request.Operation.Safety == Safety.ReadOnly ? what : what + Unknown);

    private static (RsaErrorReason Reason, string What) Conflict(ServiceRequest request) => (request.Operation.Conflict, request.Operation.Conflict switch
    {
        RsaErrorReason.Conflict => "the current state does not allow it",
        RsaErrorReason.TokenNotAssigned => "the hardware token is not assigned to this user",
        var reason => throw NoText(reason),
    });

    private static (RsaErrorReason Reason, string What) Throttled(ServiceResponse response)
    {
        var asked = response.RetryAfter is { TotalSeconds: > 0 } wait ? $" and asked to wait {Seconds.More(wait)}" : string.Empty;
        return (RsaErrorReason.Throttled, $"the service is limiting requests{asked}{ErrorText.Counted(response.Tries)}");
    }

    private static string Abandoned(ServiceResponse response) => $"{response.Asked?.Host} is a former shared RSA address that no longer serves this tenant";

    private static string NotFoundWords(RsaErrorReason reason, ServiceResponse response) => reason switch
    {
        RsaErrorReason.NotFound => "what the request names does not exist",
        RsaErrorReason.UserNotFound => "the user does not exist",
        RsaErrorReason.TokenNotFound => "the hardware token does not exist",
        RsaErrorReason.UserOrTokenNotFound => "either the user or the hardware token does not exist",
        RsaErrorReason.UserOrTokencodeNotFound => "either the user or the emergency tokencode does not exist",
        RsaErrorReason.UserOrAuthenticatorNotFound => "either the user or the authenticator does not exist",
        RsaErrorReason.UserOrSourceEntryNotFound => "either the service or the identity source does not know the user",
        RsaErrorReason.UnexpectedResponse => $"the service does not know the address{At(response)}",
        _ => throw NoText(reason),
    };

    private static ArgumentOutOfRangeException NoText(RsaErrorReason reason) => new(nameof(reason), reason, "No text is known for this reason.");

    // With the address in the message, the user can see at once if it is wrong.
    private static string At(ServiceResponse response) => response.Asked is { } asked ? SafeAddress.Shown(asked.AbsoluteUri) : string.Empty;

    private static string Describe(RsaTokenFault fault, ServiceResponse response, DateTimeOffset now) => fault switch
    {
        RsaTokenFault.Audience => "the service refused the access token: its audience is another address; the key may belong to another tenant, or the tenant's address may have changed since the key was created",
        RsaTokenFault.AccessId => "the service refused the access token: the key's access ID is unknown; the key may have been deleted",
        RsaTokenFault.Signature => "the service refused the access token: it could not read it or verify its signature; the private key may not belong to the access ID",
        RsaTokenFault.Expired => "the service refused the access token: it is reported as expired, although it is new",
        RsaTokenFault.Clock => DescribeClock(response, now),
        _ => $"the service refused the access token; the usual causes are, in this order: {ClockCause(response, now)}a key that belongs to another tenant or was deleted, and an address in the key (audience) that is not the service's",
    };

    private static string DescribeOAuth(RsaTokenFault fault, ServiceResponse response, DateTimeOffset now) => fault switch
    {
        RsaTokenFault.Audience => "the service refused the issuer's access token: its audience is another address; the issuer may belong to another tenant",
        RsaTokenFault.AccessId => "the service refused the issuer's access token: the client is unknown; the client may have been deleted, or the issuer may belong to another tenant",
        RsaTokenFault.Signature => "the service refused the issuer's access token: it could not read it or verify its signature; the issuer may belong to another tenant",
        RsaTokenFault.Expired => "the service refused the issuer's access token: it is reported as expired, although it is new",
        RsaTokenFault.Clock => DescribeClock(response, now),
        _ => $"the service refused the issuer's access token; the usual causes are, in this order: {ClockCause(response, now)}a client that belongs to another tenant or was deleted, and a service address (audience) of another tenant",
    };

    // If the clocks agree, this computer's clock is not a cause.
    private static string ClockCause(ServiceResponse response, DateTimeOffset now) =>
        response.Date is not null && TokenRefusal.Skew(response, now).Duration() <= ServiceClock.Tolerance
            ? string.Empty
            : "this computer's clock, ";

    private static string DescribeClock(ServiceResponse response, DateTimeOffset now) =>
        $"the service refused the access token: this computer's clock is {ServiceClock.Words(TokenRefusal.Skew(response, now))} the service's; set the clock";

    // If the service refuses the content of the request, it refused the earlier attempt too.
    private static bool LeavesEarlierAttemptOpen(ServiceRequest request, ServiceResponse response) => response.FollowsAmbiguousAttempt && request.Operation.Safety != Safety.ReadOnly
        && (response.IsPage || response.Status == request.Operation.RepeatStatus || response.Status is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict));

    private static RsaCloudAdminException Error(ServiceRequest request, RsaErrorReason reason, string message, ServiceResponse response, ErrorBody words) => new(reason, message)
    {
        StatusCode = (int)response.Status,
        ServiceCode = words.Code,
        ServiceMessage = words.Message,
        Tries = response.Tries,
        LeavesEarlierAttemptOpen = LeavesEarlierAttemptOpen(request, response),
        IsOfService = words.IsOfService,
        FoundNoService = response.Status == HttpStatusCode.ProxyAuthenticationRequired && !response.FollowsReachedService,
    };

    private static string Sentence(ServiceRequest request, string what, ErrorBody words) => ErrorText.Sentence(request.Purpose, what, "service", words.Code, words.Message);

    private static bool Says(ErrorBody words, string part) => words.Message?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
