using System.Net.Http.Headers;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Makes HTTP messages of requests: with the token, for one try each.</summary>
internal static class BearerMessage
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static HttpRequestMessage Compose(ServiceAddress address, ServiceRequest request, string? token)
    {
        var message = new HttpRequestMessage(request.Method, address.At(request.Path));
        if (token is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        message.Headers.Accept.Add(Transport.AcceptJson);
        // Even an empty content keeps .NET's handler from repeating the request by itself on a broken connection,
        // unseen by the rule that decides on repeats.
        message.Content = new ByteArrayContent(request.Body ?? []);
        if (request.Body is not null)
            message.Content.Headers.ContentType = Json;
        return message;
    }
}
