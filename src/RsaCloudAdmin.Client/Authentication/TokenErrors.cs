using System.Net;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Creates the error for an issuer's response without a token, or for a missing response.</summary>
internal static class TokenErrors
{
    /// <summary>Returns the issuer's error code (RFC 6749, 5.2), such as invalid_client; null if the response has no such code.</summary>
    /// <remarks>The framework of RSA's services uses the same field for text such as "Forbidden".</remarks>
    public static string? Code(ServiceResponse response) =>
        !response.IsSuccess && JsonBody.TryRead(response.Body, ErrorJson.Default.ErrorResponse)?.Error is { Length: > 0 } code && code.All(c => c is '_' or (>= 'a' and <= 'z')) ? code : null;

    /// <summary>Whether the issuer refused the scopes, or may have refused them: its errors do not always use the standard's codes.</summary>
    public static bool IsOfScopes(TokenResult result) => result.Last?.Response is { IsPage: false } response
        && (Code(response) == "invalid_scope" || (Code(response) is null && response.Status == HttpStatusCode.Forbidden));

    public static RsaCloudAdminException From(OAuthClient client, TokenResult result)
    {
        if (result.Elsewhere is { } elsewhere)
            return ForOtherHost(client, elsewhere, result.Tries);
        if (result.Last is not { Status: AttemptStatus.Responded, Response: { } response })
            return NoResponse(client, result);
        if (Classify(client, response, result.Scopes) is { } refusal)
        {
            return new RsaTokenRefusedException(refusal.Fault, Sentence(client, refusal.What, response))
            {
                StatusCode = (int)response.Status,
                ServiceCode = Code(response),
                ServiceMessage = Description(response),
                Tries = result.Tries,
                // A call that needs no look-up requests one scope fewer. A client with its own scopes always requests these.
                DependsOnScopes = client.Scopes.Count == 0 && result.Scopes.Count > 1 && result.Scopes.Contains(ServiceOperations.LookUpUser.Scope) && IsOfScopes(result),
            };
        }

        var (reason, what) = Explain(response, RouteOf(client, result), result.Tries);
        return new RsaCloudAdminException(reason, Sentence(client, what, response))
        {
            StatusCode = (int)response.Status,
            ServiceCode = Code(response),
            ServiceMessage = Description(response),
            Tries = result.Tries,
            FoundNoService = !result.ReachedIssuer && result.Last!.FoundNoService,
        };
    }

    private static RsaTokenRefusedException ForOtherHost(OAuthClient client, Uri elsewhere, int tries)
    {
        var named = SafeAddress.Origin(elsewhere) is { } origin ? DisplayText.Quote(origin) : "another host";
        return new RsaTokenRefusedException(RsaTokenFault.OtherHost,
            $"Could not use the access token from {client.TokenUri.AbsoluteUri}: it is for {named} (its audience), and the service is at {DisplayText.Quote(SafeAddress.Origin(client.Address.Base)!)}. The token was not sent.")
        {
            Tries = tries,
        };
    }

    private static RsaCloudAdminException NoResponse(OAuthClient client, TokenResult result)
    {
        var last = result.Last!;
        var (reason, what) = ErrorText.NoResponse(last, result.Tries, RouteOf(client, result), "issuer", "in time", ResponseSizes.Default);
        return new RsaCloudAdminException(reason, Sentence(client, what), last.Cause)
        {
            Tries = result.Tries,
            FoundNoService = !result.ReachedIssuer && last.FoundNoService,
        };
    }

    private static Route RouteOf(OAuthClient client, TokenResult result) => new(client.TokenUri, result.Proxy);

    private static (RsaTokenFault Fault, string What)? Classify(OAuthClient client, ServiceResponse response, IReadOnlyList<string> scopes) => Code(response) switch
    {
        _ when response.IsRedirect =>
            (RsaTokenFault.Issuer, $"the issuer's address redirects to another one{response.PointsTo}, and nothing is sent there"),
        "invalid_client" or "invalid_grant" =>
            (RsaTokenFault.Client, $"the issuer does not accept the client {DisplayText.Quote(client.ClientId)} with the key {DisplayText.Quote(client.Key.KeyId)}: the client's id or its key may be wrong, or the client may not be published yet"),
        "unauthorized_client" => (RsaTokenFault.ClientKind, $"the client {DisplayText.Quote(client.ClientId)} is not allowed to sign in on its own (client_credentials); check that its type is Admin API"),
        "invalid_scope" => (RsaTokenFault.Scope, scopes.Count > 0 ? $"the client does not have all requested scopes ({string.Join(" ", scopes)})" : "the issuer requires a scope, and the client has none of the scopes that the operations need"),
        { } code when (int)response.Status < 500 && response.Status != (HttpStatusCode)429 => (RsaTokenFault.Unknown, $"the issuer refused the request ({DisplayText.Quote(code)})"),
        _ when response.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Gone || (response.IsPage && (int)response.Status < 500) =>
            (RsaTokenFault.Issuer, $"the response ({(int)response.Status}) is not an issuer's; the address of the issuer may be wrong"),
        null when response.Status == HttpStatusCode.Unauthorized => (RsaTokenFault.Client, $"the issuer does not accept the client {DisplayText.Quote(client.ClientId)}"),
        null when response.Status == HttpStatusCode.Forbidden => (RsaTokenFault.Issuer, "the issuer refuses the request without a reason; this is usual if its address or a scope is wrong"),
        _ => null,
    };

    private static (RsaErrorReason Reason, string What) Explain(ServiceResponse response, Route route, int tries) => response.Status switch
    {
        (HttpStatusCode)429 => (RsaErrorReason.Throttled, "the issuer is limiting requests" + ErrorText.Counted(tries)),
        HttpStatusCode.ServiceUnavailable when response.RetryAfter is not null => (RsaErrorReason.Throttled, "the issuer is limiting requests" + ErrorText.Counted(tries)),
        HttpStatusCode.ProxyAuthenticationRequired => (RsaErrorReason.ConnectionFailed, route.ProxyAuthenticationRequired),
        >= HttpStatusCode.InternalServerError => (RsaErrorReason.ServiceError, $"the issuer failed with {(int)response.Status}{ErrorText.Counted(tries)}"),
        _ when response.IsSuccess => (RsaErrorReason.UnexpectedResponse, "the issuer's response contains no bearer token"),
        _ => (RsaErrorReason.UnexpectedResponse, $"the issuer responded with {(int)response.Status}, which is not expected here"),
    };

    private static string? Description(ServiceResponse response) => response.IsSuccess ? null : ErrorBody.Read(response).Message;

    private static string Sentence(OAuthClient client, string what, ServiceResponse? response = null)
    {
        string?[] said = response is null ? [] : [Code(response) ?? ErrorBody.Read(response).Code, Description(response)];
        return ErrorText.Sentence($"get an access token from {client.TokenUri.AbsoluteUri}", what, "issuer", said);
    }
}
