using System.Net;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Turns a response that is no success, or no response at all, into an error that says what was wrong.</summary>
internal static class ServiceErrors
{
    private const string Unknown = ", so that nobody can know whether it was done";

    /// <summary>The error that a response is.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="response">What the service answered.</param>
    /// <param name="now">The time that was reckoned with.</param>
    /// <param name="isOAuth">Whether the token was an issuer's, and not made with an API key.</param>
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
                LeavesEarlierTryOpen = LeavesEarlierTryOpen(request, response),
            };
        }

        var (reason, what) = Explain(request, response, words, isOAuth);
        return Error(request, reason, Sentence(request, what, words), response, words);
    }

    /// <summary>The error of a response that says success and is not one the service is known to give.</summary>
    public static RsaCloudAdminException Unexpected(ServiceRequest request, ServiceResponse response, string what)
    {
        if (SharedHosts.IsAbandoned(response))
            return Error(request, RsaErrorReason.AddressMoved, Sentence(request, Abandoned(response), default), response, default);
        var (reason, words) = Doubtful(request, what);
        return Error(request, reason, Sentence(request, words, default), response, default);
    }

    /// <summary>The error of a request that was never answered.</summary>
    public static RsaCloudAdminException NoResponse(ServiceRequest request, Attempts attempts, Route route, TimeSpan timeout)
    {
        var (last, tries) = (attempts.Last!, attempts.Count);
        var cause = NetworkFailure.Words(last.Cause);
        var (reason, what) = last.Status switch
        {
            AttemptStatus.NotConnected => (RsaErrorReason.ConnectionFailed, $"no connection to {route.Host} could be made{route.Through} ({cause})"),
            AttemptStatus.NotTrusted => (RsaErrorReason.ServiceNotTrusted, $"what answers at {route.Host}{route.Through} did not prove that it is the service, so nothing was sent ({cause})"),
            AttemptStatus.AskedByProxy => (RsaErrorReason.ConnectionFailed, route.ProxyAsks),
            AttemptStatus.TimedOut => (RsaErrorReason.Timeout, $"{route.Host} did not answer{route.Through} within {Seconds.In(timeout)}"),
            AttemptStatus.TooLarge => (RsaErrorReason.UnexpectedResponse, "the answer is larger than any the service is known to give"),
            _ => (RsaErrorReason.ConnectionFailed, $"the connection to {route.Host}{route.Through} broke before the answer was there ({cause})"),
        };
        what += Counted(tries);
        if (last.Status == AttemptStatus.TooLarge || RetryRule.IsAmbiguous(last.Status))
            (reason, what) = Doubtful(request, what, reason);
        return new RsaCloudAdminException(reason, Sentence(request, what, default), last.Cause)
        {
            StatusCode = (int?)last.Response?.Status,
            Tries = tries,
            FoundNoService = !attempts.ReachedServer,
        };
    }

    /// <summary>The error of a request that was never sent, or never got past a refusal, because the run ended.</summary>
    public static RsaCloudAdminException NotAttempted(ServiceRequest request, int tries) =>
        new(RsaErrorReason.NotAttempted, Sentence(request, "the run ended first, and nothing was done", default)) { Tries = tries };

    /// <summary>The error of a request that was not sent, or not again, because the service wants to be left alone for longer than it may wait.</summary>
    public static RsaCloudAdminException Paused(ServiceRequest request, TimeSpan left, int tries) =>
        new(RsaErrorReason.Throttled, Sentence(request, $"the service is limiting requests{(left > TimeSpan.Zero ? $" and asked to wait {Seconds.More(left)}" : string.Empty)}, so it was not sent{(tries > 0 ? " again" : string.Empty)}", default)) { Tries = tries };

    /// <summary>The error of a request that could not be sent, or not again, because the client was closed.</summary>
    public static RsaCloudAdminException Closed(ServiceRequest request, int tries) =>
        new(RsaErrorReason.ConnectionClosed, Sentence(request, "the connection was closed", default)) { Tries = tries };

    private static (RsaErrorReason Reason, string What) Explain(ServiceRequest request, ServiceResponse response, ErrorBody words, bool isOAuth) => response.Status switch
    {
        _ when SharedHosts.IsAbandoned(response) => (RsaErrorReason.AddressMoved, Abandoned(response)),
        _ when response.IsRedirect => Doubtful(request, $"the service points to another address{response.PointsTo}, and the token is sent to no other"),
        HttpStatusCode.ProxyAuthenticationRequired => (RsaErrorReason.ConnectionFailed, new Route(response.Asked!, response.Proxy).ProxyAsks),
        _ when response.IsPage && response.IsSuccess => Doubtful(request, $"what answered ({(int)response.Status}) is a web page, not the service{At(response)}"),
        // A proxy's or a gateway's own refusal must not be blamed on the key or on the row.
        _ when response.IsPage && (int)response.Status < 500 && response.Status != (HttpStatusCode)429 => (RsaErrorReason.UnexpectedResponse, $"what answered ({(int)response.Status}) is a web page, not the service{At(response)}"),
        HttpStatusCode.BadRequest when Says(words, "disabled") => (RsaErrorReason.UserDisabled, "the user is disabled"),
        HttpStatusCode.BadRequest => (RsaErrorReason.InvalidRequest, "the service cannot take the request"),
        HttpStatusCode.Forbidden => (RsaErrorReason.NotAuthorized, !isOAuth ? "the key may not do this" : request.Operation.Scope is { } scope ? $"the client may not do this, which needs the scope {scope}" : "the client may not do this"),
        HttpStatusCode.NotFound when words.KnowsNoAddress => (RsaErrorReason.UnexpectedResponse, NotFoundWords(RsaErrorReason.UnexpectedResponse, response)),
        HttpStatusCode.NotFound => (request.Operation.NotFound, NotFoundWords(request.Operation.NotFound, response)),
        HttpStatusCode.Conflict => (request.Operation.Conflict, request.Operation.Conflict == RsaErrorReason.TokenNotAssigned
            ? "the hardware token is not assigned to the user"
            : "its state does not allow it"),
        (HttpStatusCode)429 => Throttled(response),
        HttpStatusCode.ServiceUnavailable when response.RetryAfter is not null => Throttled(response),
        >= HttpStatusCode.InternalServerError => Doubtful(request, $"the service failed with {(int)response.Status}{Counted(response.Tries)}", RsaErrorReason.ServiceError),
        _ => (RsaErrorReason.UnexpectedResponse, $"the service answered {(int)response.Status}, which it is not known to do here"),
    };

    // It may have been carried out: what answered may not be the service, or may be after it did what was asked. A change is
    // not left to guesses.
    private static (RsaErrorReason Reason, string What) Doubtful(ServiceRequest request, string what, RsaErrorReason reason = RsaErrorReason.UnexpectedResponse) =>
        (request.Operation.Safety == Safety.Once ? RsaErrorReason.OutcomeUnknown : reason, request.Operation.Safety == Safety.ReadOnly ? what : what + Unknown);

    private static (RsaErrorReason Reason, string What) Throttled(ServiceResponse response)
    {
        var asked = response.RetryAfter is { TotalSeconds: > 0 } wait ? $" and asked to wait {Seconds.More(wait)}" : string.Empty;
        return (RsaErrorReason.Throttled, $"the service is limiting requests{asked}{Counted(response.Tries)}");
    }

    private static string Abandoned(ServiceResponse response) => $"{response.Asked?.Host} is an address that RSA's customers once shared, and does not serve this tenant any more";

    private static string NotFoundWords(RsaErrorReason reason, ServiceResponse response) => reason switch
    {
        RsaErrorReason.UserOrTokenNotFound => "either the user or the hardware token does not exist",
        RsaErrorReason.UserOrTokencodeNotFound => "either the user or the emergency tokencode does not exist",
        RsaErrorReason.UnexpectedResponse => $"the service knows no such address{At(response)}",
        _ => "there is no such user",
    };

    // An address that is wrong is seen at once by who gave it.
    private static string At(ServiceResponse response) => response.Asked is { } asked ? SafeAddress.Shown(asked.AbsoluteUri) : string.Empty;

    private static string Describe(RsaTokenFault fault, ServiceResponse response, DateTimeOffset now) => fault switch
    {
        RsaTokenFault.Audience => "the service refused the token: it was made for another address (audience) than the service's; the key may be of another tenant, or older than the tenant's present address",
        RsaTokenFault.AccessId => "the service refused the token: it does not know the key's access ID; the key may have been deleted",
        RsaTokenFault.Signature => "the service refused the token: it could not read it or verify its signature; the private key may not be the one that belongs to the access ID",
        RsaTokenFault.Expired => "the service refused the token: it counts as expired, although it was just made",
        RsaTokenFault.Clock => DescribeClock(response, now),
        _ => $"the service refused the token; the usual causes are {ClockCause(response, now)}, then a key that belongs to another tenant or was deleted, then an address in the key (audience) that is not the service's",
    };

    private static string DescribeOAuth(RsaTokenFault fault, ServiceResponse response, DateTimeOffset now) => fault switch
    {
        RsaTokenFault.Audience => "the service refused the issuer's access token: it was made for another address (audience) than the service's; the issuer may be another tenant's",
        RsaTokenFault.AccessId => "the service refused the issuer's access token: it does not know the client; the client may have been deleted, or the issuer may be another tenant's",
        RsaTokenFault.Signature => "the service refused the issuer's access token: it could not read it or verify its signature; the issuer may be another tenant's",
        RsaTokenFault.Expired => "the service refused the issuer's access token: it counts as expired, although it was just issued",
        RsaTokenFault.Clock => DescribeClock(response, now),
        _ => $"the service refused the issuer's access token; the usual causes are {ClockCause(response, now)}, then a client that belongs to another tenant or was deleted, then an address of the service (audience) that is not the issuer's tenant's",
    };

    // Where the clocks can be compared, nobody need go and look.
    private static string ClockCause(ServiceResponse response, DateTimeOffset now) =>
        response.Date is not null && TokenRefusal.Skew(response, now).Duration() <= ServiceClock.Tolerance
            ? "this computer's clock (which agrees with the service's now)"
            : "this computer's clock";

    private static string DescribeClock(ServiceResponse response, DateTimeOffset now) =>
        $"the service refused the token: this computer's clock is {ServiceClock.Words(TokenRefusal.Skew(response, now))} the service's; set the clock";

    // What the service refuses for what is asked, it refused before too.
    private static bool LeavesEarlierTryOpen(ServiceRequest request, ServiceResponse response) => response.FollowsAmbiguousTry && request.Operation.Safety != Safety.ReadOnly
        && (response.IsPage || response.Status is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict));

    private static RsaCloudAdminException Error(ServiceRequest request, RsaErrorReason reason, string message, ServiceResponse response, ErrorBody words) => new(reason, message)
    {
        StatusCode = (int)response.Status,
        ServiceCode = words.Code,
        ServiceMessage = words.Message,
        Tries = response.Tries,
        LeavesEarlierTryOpen = LeavesEarlierTryOpen(request, response),
        FoundNoService = response.Status == HttpStatusCode.ProxyAuthenticationRequired && !response.FollowsReachedService,
    };

    private static string Sentence(ServiceRequest request, string what, ErrorBody words)
    {
        var said = string.Join(": ", new[] { words.Code, words.Message }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return said.Length == 0 ? $"Could not {request.Purpose}: {what}." : $"Could not {request.Purpose}: {what}. The service said {DisplayText.Quote(said)}.";
    }

    private static string Counted(int tries) => tries > 1 ? $" ({tries} tries)" : string.Empty;

    private static bool Says(ErrorBody words, string part) => words.Message?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
