namespace RsaCloudAdmin.Client.Http;

/// <summary>Makes HTTP messages of requests: with the token, for one try each.</summary>
internal sealed class BearerMessage(ServiceAddress address)
{
    private const string Scheme = "Bearer ";
    private const string Json = "application/json";

    private string _authorization = Scheme;

    public HttpRequestMessage Compose(ServiceRequest request, string token)
    {
        var message = new UnshownMessage(request.Operation.Method, address.At(request.Path));
        // All three are known to be well-formed; parsing them costs more than sending them.
        message.Headers.TryAddWithoutValidation("Authorization", AuthorizationOf(token));
        message.Headers.TryAddWithoutValidation("Accept", Json);
#if !NET
        // .NET Framework sends no GET that has content, though it be empty. It may repeat one: that does no harm.
        if (request.Operation.Method == HttpMethod.Get)
            return message;
#endif
        // Even an empty content keeps .NET's handler from repeating the request by itself on a broken connection,
        // unseen by the rule that decides on repeats.
        message.Content = new ByteArrayContent(request.Body ?? []);
        if (request.Body is not null)
            message.Content.Headers.TryAddWithoutValidation("Content-Type", Json);
        return message;
    }

    // Kept, because one token serves many requests and is by far the longest text in each.
    private string AuthorizationOf(string token)
    {
        var authorization = Volatile.Read(ref _authorization);
        if (authorization.Length != Scheme.Length + token.Length || !authorization.EndsWith(token, StringComparison.Ordinal))
            Volatile.Write(ref _authorization, authorization = Scheme + token);
        return authorization;
    }
}
