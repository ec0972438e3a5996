using System.Net;
using System.Text.Json;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Tests.Http;

public class TokenRefusalTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(403, "Invalid audience in token", RsaTokenFault.Audience)]
    [InlineData(403, "INVALID AUDIENCE", RsaTokenFault.Audience)]
    [InlineData(403, "Access Id is not known", RsaTokenFault.AccessId)]
    [InlineData(403, "Expired Access Token is not allowed", RsaTokenFault.Expired)]
    [InlineData(403, "Server failed to process provided access token", RsaTokenFault.Signature)]
    [InlineData(401, "Expired Access Token is not allowed", RsaTokenFault.Expired)]
    [InlineData(401, "", RsaTokenFault.Unknown)]
    [InlineData(401, "Full authentication is required", RsaTokenFault.Unknown)]
    [InlineData(401, "JWT expired at 2026-03-01T11:00:00Z", RsaTokenFault.Expired)]
    [InlineData(401, "The access token lacks the scope rsa.user.read", RsaTokenFault.Unknown)]
    [InlineData(403, "Access Token issue time is not allowed", RsaTokenFault.Unknown)]
    [InlineData(401, "Access Token issue time is not allowed", RsaTokenFault.Unknown)]
    [InlineData(403, "Access token was revoked", RsaTokenFault.Unknown)]
    [InlineData(403, "JWT not yet valid", RsaTokenFault.Unknown)]
    [InlineData(403, "The token is not yet valid", RsaTokenFault.Unknown)]
    [InlineData(403, "iat is in the future", RsaTokenFault.Unknown)]
    [InlineData(403, "nbf must not be later than now", RsaTokenFault.Unknown)]
    [InlineData(403, "Token issued at 12:00 is not accepted", RsaTokenFault.Unknown)]
    [InlineData(403, "Bearer token is malformed", RsaTokenFault.Unknown)]
    [InlineData(403, "JWT signature does not match", RsaTokenFault.Signature)]
    [InlineData(401, "Invalid signature", RsaTokenFault.Signature)]
    [InlineData(403, "JWT expired", RsaTokenFault.Expired)]
    [InlineData(403, "The token has expired", RsaTokenFault.Expired)]
    [InlineData(403, "aud is not valid", RsaTokenFault.Audience)]
    public void A_refusal_of_the_token_is_recognized_by_its_message(int status, string message, RsaTokenFault fault) =>
        Assert.Equal(fault, TokenRefusal.Read(Response(status, message), Now));

    [Theory]
    [InlineData(403, "Not authorized to perform the request")]
    [InlineData(403, "")]
    [InlineData(403, "User already has a registered device")]
    [InlineData(403, "The request requires higher privileges than provided by the access token.")]
    [InlineData(403, "The access token lacks the scope rsa.user.read")]
    [InlineData(403, "The access token is not authorized to do this")]
    [InlineData(403, "The client has no permission for this access token")]
    [InlineData(403, "The hardware token is locked")]
    [InlineData(403, "The license has expired")]
    [InlineData(400, "Invalid audience")]
    [InlineData(404, "Expired Access Token is not allowed")]
    [InlineData(500, "Server failed to process provided access token")]
    public void What_is_not_about_the_token_is_no_refusal_of_it(int status, string message)
    {
        Assert.Null(TokenRefusal.Read(Response(status, message), Now));
        Assert.False(TokenRefusal.AsksForNewToken(Response(status, message)));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public void A_web_page_is_no_refusal_of_the_token(int status)
    {
        var page = Response(status, "Expired Access Token is not allowed") with { MediaType = "text/html" };

        Assert.Null(TokenRefusal.Read(page, Now));
        Assert.False(TokenRefusal.AsksForNewToken(page));
    }

    [Theory]
    [InlineData("v1/users/x/sidTokens/enable", "Token has expired", null)]
    [InlineData("v2/users/x/sidTokens/clearPin", "The token has expired", null)]
    [InlineData("v1/sidTokens/lookup", "Expired token", null)]
    [InlineData("V1/SidTokens/Lookup", "Expired token", null)]
    [InlineData("v1/users/x/sidTokens/enable", "Expired Access Token is not allowed", RsaTokenFault.Expired)]
    [InlineData("v1/users/x/methods", "Token has expired", RsaTokenFault.Expired)]
    public void A_hardware_token_that_has_expired_is_no_refusal_of_the_access_token(string path, string message, RsaTokenFault? fault)
    {
        var response = Response(403, message) with { Asked = new Uri($"https://example.com/AdminInterface/restapi/{path}") };

        Assert.Equal(fault, TokenRefusal.Read(response, Now));
        Assert.Equal(fault is not null, TokenRefusal.AsksForNewToken(response));
    }

    [Theory]
    [InlineData("insufficient_scope", null)]
    [InlineData("INSUFFICIENT_SCOPE", null)]
    [InlineData("invalid_token", RsaTokenFault.Unknown)]
    public void A_token_that_allows_too_little_is_a_good_token(string error, RsaTokenFault? fault)
    {
        var response = new ServiceResponse { Status = HttpStatusCode.Forbidden, Body = JsonSerializer.SerializeToUtf8Bytes(new { error, error_description = "not for this access token" }) };

        Assert.Equal(fault, TokenRefusal.Read(response, Now));
    }

    [Theory]
    [InlineData("insufficient_scope", "not for this access token", null)]
    [InlineData("invalid_token", "no", RsaTokenFault.Unknown)]
    [InlineData("another_code", "no", null)]
    public void An_error_code_is_read_as_the_service_writes_it_too(string code, string description, RsaTokenFault? fault)
    {
        var response = new ServiceResponse { Status = HttpStatusCode.Forbidden, Body = JsonSerializer.SerializeToUtf8Bytes(new { code, description }) };

        Assert.Equal(fault, TokenRefusal.Read(response, Now));
    }

    [Theory]
    [InlineData(401, "", true)]
    [InlineData(401, "Server failed to process provided access token", true)]
    [InlineData(403, "Expired Access Token is not allowed", true)]
    [InlineData(403, "Server failed to process provided access token", false)]
    [InlineData(403, "Access Token issue time is not allowed", false)]
    [InlineData(403, "Invalid audience", false)]
    [InlineData(403, "Access Id is not known", false)]
    public void A_new_token_is_asked_for_with_401_or_by_age(int status, string message, bool asks) =>
        Assert.Equal(asks, TokenRefusal.AsksForNewToken(Response(status, message)));

    [Theory]
    [InlineData("Expired Access Token is not allowed")]
    [InlineData("Server failed to process provided access token")]
    [InlineData("Access Token issue time is not allowed", 403)]
    [InlineData("JWT not yet valid", 403)]
    [InlineData("iat is in the future", 403)]
    [InlineData("nbf claim is not accepted", 403)]
    [InlineData("")]
    public void A_clock_more_than_a_minute_off_is_the_fault(string message, int status = 401)
    {
        foreach (var off in new[] { 61, 3600, -61, -3600 })
            Assert.Equal(RsaTokenFault.Clock, TokenRefusal.Read(Response(status, message) with { Date = Now.AddSeconds(off) }, Now));
        foreach (var off in new[] { 0, 60, -60 })
            Assert.NotEqual(RsaTokenFault.Clock, TokenRefusal.Read(Response(status, message) with { Date = Now.AddSeconds(off) }, Now));
        Assert.NotEqual(RsaTokenFault.Clock, TokenRefusal.Read(Response(status, message), Now));
    }

    [Theory]
    [InlineData(403, "Invalid audience", RsaTokenFault.Audience)]
    [InlineData(403, "Access Id is not known", RsaTokenFault.AccessId)]
    public void A_clock_that_is_off_does_not_hide_another_fault(int status, string message, RsaTokenFault fault) =>
        Assert.Equal(fault, TokenRefusal.Read(Response(status, message) with { Date = Now.AddHours(1) }, Now));

    [Fact]
    public void A_clock_that_is_off_does_not_make_a_lack_of_permission_a_refusal_of_the_token() =>
        Assert.Null(TokenRefusal.Read(Response(403, "Not authorized to perform the request") with { Date = Now.AddHours(1) }, Now));

    [Theory]
    [InlineData(600, "600 seconds behind")]
    [InlineData(-600, "600 seconds ahead of")]
    public void The_error_says_how_far_the_clock_is_off_and_in_which_direction(int serviceAhead, string expected)
    {
        var response = Response(403, "Expired Access Token is not allowed") with { Date = Now.AddSeconds(serviceAhead) };

        var error = Assert.IsType<RsaTokenRefusedException>(ServiceErrors.From(ServiceRequest.For(ServiceOperations.GetLicenseUsage, [], []), response, Now, isOAuth: false));

        Assert.Equal(RsaTokenFault.Clock, error.Fault);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static ServiceResponse Response(int status, string message) => new()
    {
        Status = (HttpStatusCode)status,
        Body = JsonSerializer.SerializeToUtf8Bytes(new { timestamp = 0, status, error = "Forbidden", message, path = "/AdminInterface/restapi/v1/licenseusage" }),
    };
}
