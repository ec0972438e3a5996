using System.Net;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Turns an answer that is no success, or no answer at all, into an error that says what was wrong.</summary>
internal static class ServiceErrors
{
    private const string Unknown = ", so that nobody can know whether it was done";

    /// <summary>The error that an answer is.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="answer">What the service answered.</param>
    /// <param name="now">The time that was reckoned with.</param>
    /// <param name="isOAuth">Whether the token was an issuer's, and not made with an API key.</param>
    public static RsaCloudAdminException From(ServiceRequest request, ServiceResponse answer, DateTimeOffset now, bool isOAuth)
    {
        var words = ErrorBody.Read(answer);
        if (TokenRefusal.Read(answer, now) is { } fault)
        {
            return new RsaTokenRefusedException(fault, Sentence(request, isOAuth ? OAuthFault(fault, answer, now) : Fault(fault, answer, now), words))
            {
                StatusCode = (int)answer.Status,
                ServiceCode = words.Code,
                ServiceMessage = words.Message,
                Tries = answer.Tries,
                LeavesEarlierTryOpen = LeavesEarlierTryOpen(request, answer),
            };
        }

        var (reason, what) = Explain(request, answer, words, isOAuth);
        return Error(request, reason, Sentence(request, what, words), answer, words);
    }

    /// <summary>The error of an answer that says success and is not one the service is known to give.</summary>
    public static RsaCloudAdminException Unexpected(ServiceRequest request, ServiceResponse answer, string what)
    {
        if (SharedHosts.IsAbandoned(answer))
            return Error(request, RsaErrorReason.AddressMoved, Sentence(request, Abandoned(answer), default), answer, default);
        var (reason, words) = Doubtful(request, what);
        return Error(request, reason, Sentence(request, words, default), answer, default);
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
        new(RsaErrorReason.Throttled, Sentence(request, $"the service takes no more requests for now{(left > TimeSpan.Zero ? $" and asks to wait {Seconds.Within(left)} more" : string.Empty)}, so it was not sent{(tries > 0 ? " again" : string.Empty)}", default)) { Tries = tries };

    /// <summary>The error of a request that could not be sent, or not again, because the client was closed.</summary>
    public static RsaCloudAdminException Closed(ServiceRequest request, int tries) =>
        new(RsaErrorReason.ConnectionClosed, Sentence(request, "the connection was closed", default)) { Tries = tries };

    private static (RsaErrorReason Reason, string What) Explain(ServiceRequest request, ServiceResponse answer, ErrorBody words, bool isOAuth) => answer.Status switch
    {
        _ when SharedHosts.IsAbandoned(answer) => (RsaErrorReason.AddressMoved, Abandoned(answer)),
        _ when answer.IsRedirect => Doubtful(request, $"the service points to another address{answer.PointsTo}, and the token is sent to no other"),
        HttpStatusCode.ProxyAuthenticationRequired => (RsaErrorReason.ConnectionFailed, new Route(answer.Asked!, answer.Proxy).ProxyAsks),
        _ when answer.IsPage && answer.IsSuccess => Doubtful(request, $"what answered ({(int)answer.Status}) is a web page, not the service{At(answer)}"),
        // A proxy's or a gateway's own refusal must not be blamed on the key or on the row.
        _ when answer.IsPage && (int)answer.Status < 500 && answer.Status != (HttpStatusCode)429 => (RsaErrorReason.UnexpectedResponse, $"what answered ({(int)answer.Status}) is a web page, not the service{At(answer)}"),
        HttpStatusCode.BadRequest when Says(words, "disabled") => (RsaErrorReason.UserDisabled, "the user is disabled"),
        HttpStatusCode.BadRequest => (RsaErrorReason.InvalidRequest, "the service cannot take the request"),
        HttpStatusCode.Forbidden => (RsaErrorReason.NotAuthorized, !isOAuth ? "the key may not do this" : request.Operation.Scope is { } scope ? $"the client may not do this, which needs the scope {scope}" : "the client may not do this"),
        HttpStatusCode.NotFound when words.KnowsNoAddress => (RsaErrorReason.UnexpectedResponse, NotFoundWords(RsaErrorReason.UnexpectedResponse, answer)),
        HttpStatusCode.NotFound => (request.Operation.NotFound, NotFoundWords(request.Operation.NotFound, answer)),
        HttpStatusCode.Conflict => (request.Operation.Conflict, request.Operation.Conflict == RsaErrorReason.TokenNotAssigned
            ? "the hardware token is not assigned to the user"
            : "its state does not allow it"),
        (HttpStatusCode)429 => Throttled(answer),
        HttpStatusCode.ServiceUnavailable when answer.RetryAfter is not null => Throttled(answer),
        >= HttpStatusCode.InternalServerError => Doubtful(request, $"the service failed with {(int)answer.Status}{Counted(answer.Tries)}", RsaErrorReason.ServiceError),
        _ => (RsaErrorReason.UnexpectedResponse, $"the service answered {(int)answer.Status}, which it is not known to do here"),
    };

    // It may have been carried out: what answered may not be the service, or may be after it did what was asked. A change is
    // not left to guesses.
    private static (RsaErrorReason Reason, string What) Doubtful(ServiceRequest request, string what, RsaErrorReason reason = RsaErrorReason.UnexpectedResponse) =>
        (request.Operation.Safety == Safety.Once ? RsaErrorReason.OutcomeUnknown : reason, request.Operation.Safety == Safety.ReadOnly ? what : what + Unknown);

    private static (RsaErrorReason Reason, string What) Throttled(ServiceResponse answer)
    {
        var asked = answer.RetryAfter is { TotalSeconds: > 0 } wait ? $" and asks to wait {Seconds.Within(wait)} more" : string.Empty;
        return (RsaErrorReason.Throttled, $"the service takes no more requests for now{asked}{Counted(answer.Tries)}");
    }

    private static string Abandoned(ServiceResponse answer) => $"{answer.Asked?.Host} is an address that RSA's customers once shared, and does not serve this tenant any more";

    private static string NotFoundWords(RsaErrorReason reason, ServiceResponse answer) => reason switch
    {
        RsaErrorReason.UserOrTokenNotFound => "either the user or the hardware token does not exist",
        RsaErrorReason.UserOrTokencodeNotFound => "either the user or the emergency tokencode does not exist",
        RsaErrorReason.UnexpectedResponse => $"the service knows no such address{At(answer)}",
        _ => "there is no such user",
    };

    // An address that is wrong is seen at once by who gave it.
    private static string At(ServiceResponse answer) => answer.Asked is { } asked ? SafeAddress.Shown(asked.AbsoluteUri) : string.Empty;

    private static string Fault(RsaTokenFault fault, ServiceResponse answer, DateTimeOffset now) => fault switch
    {
        RsaTokenFault.Audience => "the service refused the token: it was made for another address (audience) than the service's; the key may be of another tenant, or older than the tenant's present address",
        RsaTokenFault.AccessId => "the service refused the token: it does not know the key's access ID; the key may have been deleted",
        RsaTokenFault.Signature => "the service refused the token: it could not read it or verify its signature; the private key may not be the one that belongs to the access ID",
        RsaTokenFault.Expired => "the service refused the token: it counts as expired, although it was just made",
        RsaTokenFault.Clock => ClockFault(answer, now),
        _ => $"the service refused the token; the usual causes are {ClockCause(answer, now)}, then a key that belongs to another tenant or was deleted, then an address in the key (audience) that is not the service's",
    };

    private static string OAuthFault(RsaTokenFault fault, ServiceResponse answer, DateTimeOffset now) => fault switch
    {
        RsaTokenFault.Audience => "the service refused the issuer's access token: it was made for another address (audience) than the service's; the issuer may be another tenant's",
        RsaTokenFault.AccessId => "the service refused the issuer's access token: it does not know the client; the client may have been deleted, or the issuer may be another tenant's",
        RsaTokenFault.Signature => "the service refused the issuer's access token: it could not read it or verify its signature; the issuer may be another tenant's",
        RsaTokenFault.Expired => "the service refused the issuer's access token: it counts as expired, although it was just issued",
        RsaTokenFault.Clock => ClockFault(answer, now),
        _ => $"the service refused the issuer's access token; the usual causes are {ClockCause(answer, now)}, then a client that belongs to another tenant or was deleted, then an address of the service (audience) that is not the issuer's tenant's",
    };

    // Where the clocks can be compared, nobody need go and look.
    private static string ClockCause(ServiceResponse answer, DateTimeOffset now) =>
        answer.Date is not null && TokenRefusal.Skew(answer, now).Duration() <= ServiceClock.Tolerance
            ? "this computer's clock (which agrees with the service's now)"
            : "this computer's clock";

    private static string ClockFault(ServiceResponse answer, DateTimeOffset now) =>
        $"the service refused the token: this computer's clock is {ServiceClock.Words(TokenRefusal.Skew(answer, now))} the service's; set the clock";

    // What the service refuses for what is asked, it refused before too.
    private static bool LeavesEarlierTryOpen(ServiceRequest request, ServiceResponse answer) => answer.FollowsAmbiguousTry && request.Operation.Safety != Safety.ReadOnly
        && (answer.IsPage || answer.Status is not (HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict));

    private static RsaCloudAdminException Error(ServiceRequest request, RsaErrorReason reason, string message, ServiceResponse answer, ErrorBody words) => new(reason, message)
    {
        StatusCode = (int)answer.Status,
        ServiceCode = words.Code,
        ServiceMessage = words.Message,
        Tries = answer.Tries,
        LeavesEarlierTryOpen = LeavesEarlierTryOpen(request, answer),
        FoundNoService = answer.Status == HttpStatusCode.ProxyAuthenticationRequired && !answer.FollowsReachedService,
    };

    private static string Sentence(ServiceRequest request, string what, ErrorBody words)
    {
        var said = string.Join(": ", new[] { words.Code, words.Message }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return said.Length == 0 ? $"Could not {request.Purpose}: {what}." : $"Could not {request.Purpose}: {what}. The service said {DisplayText.Quote(said)}.";
    }

    private static string Counted(int tries) => tries > 1 ? $" ({tries} tries)" : string.Empty;

    private static bool Says(ErrorBody words, string part) => words.Message?.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0;
}
