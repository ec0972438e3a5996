using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Tests.Http;

/// <summary>The exact wording of failed requests' errors, which people read and scripts log.</summary>
public class ServiceErrorMessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private const string KeyCauses = "the service refused the access token; the usual causes are, in this order: a key that belongs to another tenant or was deleted, and an address in the key (audience) that is not the service's";
    private const string ClientCauses = "the service refused the issuer's access token; the usual causes are, in this order: a client that belongs to another tenant or was deleted, and a service address (audience) of another tenant";

    private static readonly ServiceRequest LookUp = ServiceRequest.For(ServiceOperations.LookUpUser, ["al"], []);
    private static readonly ServiceRequest Unlock = ServiceRequest.For(ServiceOperations.UnlockUserMethods, ["al"], ["1"]);
    private static readonly ServiceRequest Issue = ServiceRequest.For(ServiceOperations.EnableEmergencyTokencodeV1, ["al"], ["1"]);

    public static TheoryData<int, string, RsaErrorReason, string> Refusals => new()
    {
        { 400, """{"code": "400 BAD_REQUEST", "description": "User is disabled"}""", RsaErrorReason.InvalidRequest, "the service rejected the request. The service said '400 BAD_REQUEST: User is disabled'." },
        { 400, """{"description": "no"}""", RsaErrorReason.InvalidRequest, "the service rejected the request. The service said 'no'." },
        { 400, """{"code": "X", "description": " "}""", RsaErrorReason.InvalidRequest, "the service rejected the request. The service said 'X'." },
        { 403, "{}", RsaErrorReason.NotAuthorized, "the key is not allowed to do this." },
        { 404, "{}", RsaErrorReason.UserNotFound, "the user does not exist." },
        { 404, """{"error": "Not Found", "path": "/x"}""", RsaErrorReason.UnexpectedResponse, "the service does not know the address ('https://example.com/AdminInterface/restapi/v1/x'). The service said '404 Not Found'." },
        { 407, "", RsaErrorReason.ConnectionFailed, "a proxy for example.com requires a user name and a password." },
        { 409, "{}", RsaErrorReason.Conflict, "the current state does not allow it." },
        { 415, "{}", RsaErrorReason.InvalidRequest, "the service requires a body." },
        { 418, "{}", RsaErrorReason.UnexpectedResponse, "the service responded with 418, which is not expected here." },
        { 429, "{}", RsaErrorReason.Throttled, "the service is limiting requests." },
        { 500, "{}", RsaErrorReason.ServiceError, "the service failed with 500." },
        { 503, "{}", RsaErrorReason.ServiceError, "the service failed with 503." },
    };

    public static TheoryData<int, string, bool, string> RefusedTokens => new()
    {
        { 403, "Invalid audience", false, "the service refused the access token: its audience is another address; the key may belong to another tenant, or the tenant's address may have changed since the key was created" },
        { 403, "Access Id", false, "the service refused the access token: the key's access ID is unknown; the key may have been deleted" },
        { 403, "failed to process provided access token", false, "the service refused the access token: it could not read it or verify its signature; the private key may not belong to the access ID" },
        { 403, "Expired Access Token", false, "the service refused the access token: it is reported as expired, although it is new" },
        { 401, "who?", false, KeyCauses },
        { 403, "Access Token issue time is not allowed", false, KeyCauses },
        { 403, "Invalid audience", true, "the service refused the issuer's access token: its audience is another address; the issuer may belong to another tenant" },
        { 403, "Access Id", true, "the service refused the issuer's access token: the client is unknown; the client may have been deleted, or the issuer may belong to another tenant" },
        { 403, "failed to process provided access token", true, "the service refused the issuer's access token: it could not read it or verify its signature; the issuer may belong to another tenant" },
        { 403, "Expired Access Token", true, "the service refused the issuer's access token: it is reported as expired, although it is new" },
        { 401, "who?", true, ClientCauses },
        { 403, "Access Token issue time is not allowed", true, ClientCauses },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Of_a_response(int status, string body, RsaErrorReason reason, string what)
    {
        var error = From(LookUp, Response(status, body));

        Assert.Equal((reason, $"Could not look up 'al': {what}", status), (error.Reason, error.Message, error.StatusCode));
    }

    [Theory]
    [MemberData(nameof(RefusedTokens))]
    public void Of_a_token_that_is_refused(int status, string words, bool isOAuth, string what)
    {
        var response = Response(status, $$"""{"code": "C", "description": "{{words}}"}""") with { Tries = 2, Date = Now };

        var error = ServiceErrors.From(LookUp, response, Now, isOAuth);

        Assert.Equal($"Could not look up 'al': {what}. The service said 'C: {words}'.", error.Message);
        Assert.Equal((status, "C", words, 2), (error.StatusCode, error.ServiceCode, error.ServiceMessage, error.Tries));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_a_clock_that_is_off(bool isOAuth) => Assert.Equal(
        "Could not look up 'al': the service refused the access token: this computer's clock is 90 seconds behind the service's; set the clock. The service said 'Expired Access Token'.",
        ServiceErrors.From(LookUp, Response(403, """{"description": "Expired Access Token"}""") with { Date = Now.AddSeconds(90) }, Now, isOAuth).Message);

    [Theory]
    [InlineData(-60)]
    [InlineData(60)]
    public void Of_a_clock_that_is_right_within_the_tolerance(int ahead) => Assert.Equal(
        $"Could not look up 'al': {KeyCauses}. The service said 'Access Token issue time is not allowed'.",
        From(LookUp, Response(403, """{"description": "Access Token issue time is not allowed"}""") with { Date = Now.AddSeconds(ahead) }).Message);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_a_clock_that_could_not_be_compared(bool isOAuth) => Assert.Contains(
        "the usual causes are, in this order: this computer's clock, a",
        ServiceErrors.From(LookUp, Response(403, """{"description": "Access Token issue time is not allowed"}"""), Now, isOAuth).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Of_what_a_request_asks_for()
    {
        Assert.Equal("Could not look up 'al': the client is not allowed to do this; the operation needs the scope rsa.user.read.", ServiceErrors.From(LookUp, Response(403), Now, isOAuth: true).Message);
        Assert.Equal("Could not check the token: the client is not allowed to do this; the operation needs the scope rsa.report.license.usage.", ServiceErrors.From(ServiceRequest.For(ServiceOperations.GetLicenseUsage, [], []), Response(403), Now, isOAuth: true).Message);
        Assert.Equal("Could not enable hardware token '7' of 'al': the hardware token is not assigned to this user.", From(ServiceRequest.For(ServiceOperations.EnableHardwareToken, ["7", "al"], ["1"]), Response(409)).Message);
        Assert.Equal("Could not disable hardware token '7' of 'al': either the user or the hardware token does not exist.", From(ServiceRequest.For(ServiceOperations.DisableHardwareToken, ["7", "al"], ["1"]), Response(404)).Message);
        Assert.Equal("Could not remove device '2' of 'al': either the user or the authenticator does not exist.", From(ServiceRequest.For(ServiceOperations.RemoveDevice, ["2", "al"], ["1", "2"]), Response(404)).Message);
        Assert.Equal("Could not synchronize 'al': either the service or the identity source does not know the user.", From(ServiceRequest.For(ServiceOperations.SynchronizeUser, ["al"], ["1"]), Response(404)).Message);
        Assert.Equal("Could not disable the emergency tokencode of 'al': either the user or the emergency tokencode does not exist.", From(ServiceRequest.For(ServiceOperations.DisableEmergencyTokencode, ["al"], ["1", "2"]), Response(404)).Message);
        Assert.Equal("Could not check the token: the service does not know the address ('https://example.com/AdminInterface/restapi/v1/x').", From(ServiceRequest.For(ServiceOperations.GetLicenseUsage, [], []), Response(404)).Message);
        Assert.Equal("Could not issue an emergency tokencode for 'al': the service failed with 502; whether the change was made is unknown.", From(Issue, Response(502)).Message);
        Assert.Equal("Could not issue an emergency tokencode for 'al': the user is disabled. The service said 'User is disabled'.", From(Issue, Response(400, """{"description": "User is disabled"}""")).Message);
        Assert.Equal("Could not unlock 'al': the user does not exist.", From(Unlock, Response(404)).Message);
        Assert.Equal("Could not mark 'al' as deleted, or restore the user: the service does not allow this for the user.", From(ServiceRequest.For(ServiceOperations.SetUserDeletion, ["al"], ["1"]), Response(405)).Message);
        Assert.Equal(RsaErrorReason.UnexpectedResponse, From(Unlock, Response(405)).Reason);
        Assert.Equal(RsaErrorReason.InvalidRequest, From(ServiceRequest.For(ServiceOperations.UpdateUserPhone, ["al"], ["1"]), Response(400, """{"description": "SMS is disabled"}""")).Reason);
        Assert.Equal("Could not unlock 'al': the service failed with 500 (2 attempts); whether the change was made is unknown.", From(Unlock, Response(500) with { Tries = 2 }).Message);
    }

    [Fact]
    public void Of_a_request_to_any_path()
    {
        var operation = new Operation { Method = HttpMethod.Put, Path = "v1/x", Safety = Safety.Idempotent, Scope = null, Purpose = "send it", Page = "x", NotFound = RsaErrorReason.NotFound, NotAllowed = RsaErrorReason.InvalidRequest };
        var request = new ServiceRequest(operation, "send it", "v1/x", [1]);

        Assert.Equal((RsaErrorReason.NotFound, "Could not send it: what the request names does not exist."), Parts(From(request, Response(404))));
        Assert.Equal((RsaErrorReason.InvalidRequest, "Could not send it: the service does not support PUT at this path."), Parts(From(request, Response(405))));
        Assert.Equal((RsaErrorReason.UnexpectedResponse, "Could not send it: the service responded with 415, which is not expected here."), Parts(From(request, Response(415))));
        Assert.Equal((RsaErrorReason.NotAuthorized, "Could not send it: the client is not allowed to do this."), Parts(ServiceErrors.From(request, Response(403), Now, isOAuth: true)));
    }

    [Fact]
    public void Of_what_the_body_or_the_user_explains()
    {
        var token = ServiceRequest.For(ServiceOperations.LookUpHardwareToken, ["7"], []);
        Assert.Equal((RsaErrorReason.TokenNotFound, "Could not look up hardware token '7': the hardware token does not exist."), Parts(From(token, Response(404))));
        Assert.Equal((RsaErrorReason.UserDisabled, "Could not issue an emergency tokencode for 'al': the user is disabled. The service said 'Disabled user'."), Parts(From(Issue, Response(400, """{"description": "Disabled user"}"""))));

        var refused = ServiceErrors.Refused(Unlock, Response(200), new ErrorBody("5", "no"));
        Assert.Equal((RsaErrorReason.CodeRefused, "Could not unlock 'al': the service did not report success. The service said '5: no'."), Parts(refused));
        Assert.Equal((200, "5", "no"), (refused.StatusCode, refused.ServiceCode, refused.ServiceMessage));

        var conflict = ServiceErrors.Conflict(Unlock, Response(409, """{"code": "C", "description": "no"}"""), "the user is enabled");
        Assert.Equal((RsaErrorReason.Conflict, "Could not unlock 'al': the user is enabled. The service said 'C: no'."), Parts(conflict));
        Assert.Equal((409, "C", "no"), (conflict.StatusCode, conflict.ServiceCode, conflict.ServiceMessage));
    }

    [Theory]
    [InlineData(404, "text/html", true)]
    [InlineData(404, null, false)]
    [InlineData(400, null, false)]
    [InlineData(409, null, true)]
    [InlineData(403, null, true)]
    public void Of_an_attempt_before_it_that_may_have_been_processed(int status, string? type, bool isOpen)
    {
        // To a repeated assignment, the service may respond with 409.
        var request = ServiceRequest.For(ServiceOperations.AssignHardwareToken, ["7", "al"], ["1"]);

        var error = From(request, Response(status, "{}") with { MediaType = type, FollowsAmbiguousAttempt = true });

        Assert.Equal(isOpen, error.Message.EndsWith(" An earlier attempt may have been processed.", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_attempts_and_waits()
    {
        Assert.Equal("Could not look up 'al': the service failed with 500 (4 attempts).", From(LookUp, Response(500) with { Tries = 4 }).Message);
        Assert.Equal("Could not look up 'al': the service is limiting requests and asked to wait 7 more seconds (2 attempts).", From(LookUp, Response(429) with { Tries = 2, RetryAfter = TimeSpan.FromSeconds(7) }).Message);
        Assert.Equal("Could not look up 'al': the service is limiting requests.", From(LookUp, Response(503) with { RetryAfter = TimeSpan.Zero }).Message);
    }

    [Fact]
    public void Of_what_responds_in_the_services_place()
    {
        var page = Response(200, "<html>") with { MediaType = "text/html", Asked = new Uri("https://access.securid.com/") };
        const string moved = "Could not look up 'al': access.securid.com is a former shared RSA address that no longer serves this tenant.";

        Assert.Equal(moved, From(LookUp, page).Message);
        Assert.Equal(moved, ServiceErrors.Unexpected(LookUp, page, "odd").Message);
        Assert.Equal(RsaErrorReason.AddressMoved, From(LookUp, Response(302) with { Asked = new Uri("https://NA2.access.securid.com/") }).Reason);
        foreach (var other in new[] { page with { Asked = new Uri("https://other.example.com/") }, Response(404, "<html>") with { MediaType = "TEXT/HTML; charset=x" } })
            Assert.Equal($"Could not look up 'al': the response ({(int)other.Status}) is a web page, not a response of the service ('{other.Asked}').", From(LookUp, other).Message);
        Assert.Equal("Could not look up 'al': the response (200) is a web page, not a response of the service.", From(LookUp, page with { Asked = null }).Message);
        foreach (var own in new[] { page with { Status = HttpStatusCode.InternalServerError }, Response(500, "{}") with { Asked = page.Asked } })
            Assert.Equal("Could not look up 'al': the service failed with 500.", From(LookUp, own).Message);
        Assert.Equal("Could not look up 'al': the user does not exist.", From(LookUp, Response(404, "{}") with { Asked = page.Asked }).Message);
        Assert.Equal("Could not look up 'al': the service redirects to another address (https://login.example.com), and the access token is not sent there.", From(LookUp, Response(302) with { Location = new Uri("https://login.example.com/x") }).Message);
        Assert.Equal("Could not look up 'al': the service redirects to another address, and the access token is not sent there.", From(LookUp, Response(399) with { Location = new Uri("/x", UriKind.Relative) }).Message);
    }

    [Fact]
    public void Of_a_success_that_is_none()
    {
        Assert.Equal("Could not look up 'al': odd.", ServiceErrors.Unexpected(LookUp, Response(200), "odd").Message);
        Assert.Equal("Could not issue an emergency tokencode for 'al': odd; whether the change was made is unknown.", ServiceErrors.Unexpected(Issue, Response(200), "odd").Message);
    }

    [Theory]
    [InlineData(AttemptStatus.NotConnected, "no connection to example.com:8443 could be made{0} (gone)", RsaErrorReason.ConnectionFailed, false)]
    [InlineData(AttemptStatus.NotTrusted, "the server at example.com:8443{0} did not prove that it is the service; nothing was sent (gone)", RsaErrorReason.ServiceNotTrusted, false)]
    [InlineData(AttemptStatus.TimedOut, "example.com:8443 did not respond{0} within 1.5 seconds", RsaErrorReason.Timeout, true)]
    [InlineData(AttemptStatus.TooLarge, "the response is larger than 1 MiB", RsaErrorReason.UnexpectedResponse, true)]
    [InlineData(AttemptStatus.Broken, "the connection to example.com:8443{0} broke before the response arrived (gone)", RsaErrorReason.ConnectionFailed, true)]
    internal void Of_no_response(AttemptStatus end, string what, RsaErrorReason reason, bool isAmbiguous)
    {
        var last = new AttemptResult { Status = end, Cause = new HttpRequestException("failed", new IOException("gone.")) };

        var byProxy = NoResponse(LookUp, last, 1, "http://me:swordfish@proxy:8080/");
        Assert.Equal($"Could not look up 'al': {string.Format(CultureInfo.InvariantCulture, what, " through the proxy http://proxy:8080")}.", byProxy.Message);
        what = string.Format(CultureInfo.InvariantCulture, what, string.Empty);
        var error = NoResponse(LookUp, last, 1);
        Assert.Equal((reason, $"Could not look up 'al': {what}.", 1), (error.Reason, error.Message, error.Tries));
        error = NoResponse(LookUp, last, 4);
        Assert.Equal((reason, $"Could not look up 'al': {what} (4 attempts).", 4), (error.Reason, error.Message, error.Tries));
        error = NoResponse(Unlock, last, 4);
        Assert.Equal((reason, $"Could not unlock 'al': {what} (4 attempts){(isAmbiguous ? "; whether the change was made is unknown" : "")}."), (error.Reason, error.Message));
        error = NoResponse(Issue, last, 1);
        Assert.Equal(isAmbiguous ? RsaErrorReason.OutcomeUnknown : reason, error.Reason);
        Assert.Equal($"Could not issue an emergency tokencode for 'al': {what}{(isAmbiguous ? "; whether the change was made is unknown" : "")}.", error.Message);
    }

    [Theory]
    [InlineData(null, "a proxy")]
    [InlineData("http://proxy:8080/", "the proxy http://proxy:8080")]
    [InlineData("http://me:swordfish@proxy/path", "the proxy http://proxy")]
    [InlineData("socks5://[::1]:1080", "the proxy socks5://[::1]:1080")]
    public void Of_a_proxy_that_asks(string? proxy, string named)
    {
        var message = $"Could not look up 'al': {named} for example.com:8443 requires a user name and a password.";

        Assert.Equal(message, NoResponse(LookUp, new AttemptResult { Status = AttemptStatus.ProxyAuthenticationRequired }, 1, proxy).Message);
        var response = Response(407) with { Asked = new Uri("https://example.com:8443/x"), Proxy = proxy is null ? null : new Uri(proxy) };
        Assert.Equal(message, From(LookUp, response).Message);
    }

    [Fact]
    public void Of_a_tokencode_that_could_not_be_issued() => Assert.All(
        [Issue, ServiceRequest.For(ServiceOperations.EnableEmergencyTokencodeV2, ["al"], ["1"])],
        request => Assert.Equal("Could not issue an emergency tokencode for 'al': the user does not exist.", From(request, Response(404)).Message));

    [Fact]
    public void Of_a_request_that_was_not_sent()
    {
        var ended = ServiceErrors.NotAttempted(LookUp, 2);
        Assert.Equal((RsaErrorReason.NotAttempted, "Could not look up 'al': the run ended before the request was processed; nothing was changed.", 2), (ended.Reason, ended.Message, ended.Tries));
        var paused = ServiceErrors.Paused(LookUp, TimeSpan.FromSeconds(6.2), tries: 0);
        Assert.Equal((RsaErrorReason.Throttled, "Could not look up 'al': the service is limiting requests and asked to wait 7 more seconds, so the request was not sent."), (paused.Reason, paused.Message));
        paused = ServiceErrors.Paused(LookUp, TimeSpan.Zero, tries: 2);
        Assert.Equal((RsaErrorReason.Throttled, "Could not look up 'al': the service is limiting requests, so the request was not sent again.", 2), (paused.Reason, paused.Message, paused.Tries));
        var closed = ServiceErrors.Closed(LookUp, 2);
        Assert.Equal((RsaErrorReason.ConnectionClosed, "Could not look up 'al': the connection was closed.", 2), (closed.Reason, closed.Message, closed.Tries));
    }

    [Fact]
    public void Of_an_attempt_in_the_verbose_stream()
    {
        Assert.Equal("404 NotFound", new AttemptResult { Status = AttemptStatus.Responded, Response = Response(404) }.Summary);
        Assert.Equal("Broken: reset", new AttemptResult { Status = AttemptStatus.Broken, Cause = new SocketFailure("reset.") }.Summary);
        Assert.Equal("TimedOut: no details are known", new AttemptResult { Status = AttemptStatus.TimedOut }.Summary);
    }

    private static (RsaErrorReason Reason, string Message) Parts(RsaCloudAdminException error) => (error.Reason, error.Message);

    private static RsaCloudAdminException From(ServiceRequest request, ServiceResponse response) => ServiceErrors.From(request, response, Now, isOAuth: false);

    private static RsaCloudAdminException NoResponse(ServiceRequest request, AttemptResult last, int attempts, string? proxy = null) => ServiceErrors.NoResponse(
        request,
        new Attempts(request.Operation.Safety) { Last = last, Count = attempts },
        new Route(new Uri("https://example.com:8443/AdminInterface/restapi"), proxy is null ? null : new Uri(proxy)),
        TimeSpan.FromSeconds(1.5));

    private static ServiceResponse Response(int status, string body = "") => new() { Asked = new Uri("https://example.com/AdminInterface/restapi/v1/x"), Status = (HttpStatusCode)status, Body = Encoding.UTF8.GetBytes(body) };

    private sealed class SocketFailure(string message) : SocketException((int)SocketError.ConnectionReset)
    {
        public override string Message { get; } = message;
    }
}
