using System.Net.Http.Headers;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Sends one request once and reads the whole answer. Knows nothing of tries, tokens' making, or what an answer means.</summary>
internal sealed class Transport(ServiceAddress address, HttpMessageHandler handler, TimeProvider clock) : IDisposable
{
    // The largest known answer, a user with all groups, is a few kilobytes.
    private const int LargestAnswer = 1024 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue AcceptJson = new("application/json");

    private readonly HttpMessageInvoker _invoker = new(handler, disposeHandler: true);

    /// <summary>Each try ends as a result; only cancellation is thrown.</summary>
    public async Task<SendResult> SendAsync(ServiceRequest request, string token, CancellationToken cancellationToken)
    {
        using var message = Compose(request, token);
        try
        {
            using var response = await _invoker.SendAsync(message, cancellationToken).ConfigureAwait(false);
            // Streams of .NET Framework do not listen to the token; closing the response ends their reads.
            using var closing = cancellationToken.Register(static r => ((HttpResponseMessage)r!).Dispose(), response);
            var body = await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
            return body is null
                ? new SendResult { End = SendEnd.TooLarge, Answer = Answer(response, []) }
                : new SendResult { End = SendEnd.Answered, Answer = Answer(response, body) };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && NetworkFailure.Classify(e) is { } end)
        {
            return new SendResult { End = end, Cause = e };
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is not OperationCanceledException)
        {
            throw new OperationCanceledException(null, e, cancellationToken);
        }
    }

    public void Dispose() => _invoker.Dispose();

    private HttpRequestMessage Compose(ServiceRequest request, string token)
    {
        var message = new HttpRequestMessage(request.Method, address.At(request.Path));
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        message.Headers.Accept.Add(AcceptJson);
        // Even an empty content keeps .NET's handler from repeating the request by itself on a broken connection,
        // unseen by the rule that decides on repeats.
        message.Content = new ByteArrayContent(request.Body ?? []);
        if (request.Body is not null)
            message.Content.Headers.ContentType = Json;
        return message;
    }

    private static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > LargestAnswer)
            return null;
        using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        using var body = new MemoryStream((int)(content.Headers.ContentLength ?? 1024));
        var buffer = new byte[4096];
        int read;
        while ((read = await stream.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > LargestAnswer)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private ServiceAnswer Answer(HttpResponseMessage response, byte[] body) => new()
    {
        Status = response.StatusCode,
        Body = body,
        MediaType = response.Content.Headers.ContentType?.MediaType,
        Date = response.Headers.Date,
        RetryAfter = RetryAfter(response.Headers),
        Location = response.Headers.Location,
    };

    // A date is counted from the service's own clock, not from this computer's.
    private TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        if (headers.RetryAfter is not { } header)
            return null;
        var wait = header.Delta ?? header.Date - (headers.Date ?? clock.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
