namespace RsaCloudAdmin.Client.Http;

/// <summary>Creates the HTTP messages of requests, with the token. Each message is for one attempt.</summary>
internal sealed class BearerMessage(ServiceAddress address)
{
    private const string Scheme = "Bearer ";
    private const string Json = "application/json";

    private string _authorization = Scheme;

    public HttpRequestMessage Compose(ServiceRequest request, string token)
    {
        var message = new UnshownMessage(request.Operation.Method, address.AtExactly(request.Path));
        // All three headers are known to be valid. Parsing them would cost more than sending them.
        message.Headers.TryAddWithoutValidation("Authorization", AuthorizationOf(token));
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
#if !NET
        // .NET Framework does not send a GET with content, not even with empty content. It may repeat a GET, which does no harm.
        if (request.Operation.Method == HttpMethod.Get)
            return message;
#endif
        // With content, even with empty content, .NET's handler does not repeat the request after a broken connection. RetryRule
        // alone decides about retries.
        message.Content = new ByteArrayContent(request.Body ?? []);
        if (request.Body is not null)
            message.Content.Headers.TryAddWithoutValidation("Content-Type", Json);
        return message;
    }

    // Cached: one token serves many requests, and is by far the longest string in each.
    private string AuthorizationOf(string token)
    {
        var authorization = Volatile.Read(ref _authorization);
        if (authorization.Length != Scheme.Length + token.Length || !authorization.EndsWith(token, StringComparison.Ordinal))
            Volatile.Write(ref _authorization, authorization = Scheme + token);
        return authorization;
    }
}
