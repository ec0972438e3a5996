using System.Net.Http.Headers;

namespace RsaCloudAdmin.Client.Http;

/// <summary>
/// Sends one message once, within the timeout, and reads the whole response. Does not retry, create tokens or interpret
/// responses.
/// </summary>
/// <remarks>
/// The whole body is read before it is parsed: a secret that the server repeats is removed from it, and it is converted to UTF-8.
/// Both need the whole text.
/// </remarks>
internal sealed class Transport : IDisposable
{
    private const int UsualResponse = 1024;
    // A Content-Length may be wrong. Beyond this size, the buffer grows only as bytes arrive.
    private const int LargestFirstBuffer = 64 * 1024;

    // No server's clock is so far off, and date arithmetic fails near the limits of the calendar.
    private const int EarliestYear = 2000;
    private const int LatestYear = 9000;

    private readonly HttpMessageInvoker _invoker;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;
    // Disposing a handler does not end the requests that it is sending.
    private readonly CancellationTokenSource _closing = new();

    /// <param name="handler">Sends the messages. The transport disposes it.</param>
    /// <param name="timeout">The time limit for sending a message and reading its response.</param>
    /// <param name="clock">The clock.</param>
    public Transport(HttpMessageHandler handler, TimeSpan timeout, TimeProvider clock)
    {
        _invoker = new HttpMessageInvoker(handler, disposeHandler: true);
        _timeout = timeout;
        _clock = clock;
    }

    public static MediaTypeWithQualityHeaderValue AcceptJson { get; } = new("application/json");

    /// <summary>Sends a message. Each attempt ends as a result; only cancellation is thrown.</summary>
    /// <param name="message">The message.</param>
    /// <param name="secret">The secret in the message; it is removed from a response that repeats it. Null for none.</param>
    /// <param name="maxResponseSize">The size of the largest body that is read, in bytes.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    public async ValueTask<AttemptResult> SendAsync(HttpRequestMessage message, string? secret, int maxResponseSize, CancellationToken cancellationToken)
    {
        _closing.Token.ThrowIfCancellationRequested();
        // Read before the handlers can change it.
        var asked = message.RequestUri!;
        var started = _clock.GetTimestamp();
        using var time = _clock.EndAfter(_timeout);
        using var abandoning = cancellationToken.Register(static t => ((CancellationTokenSource)t!).Cancel(), time);
        using var closing = _closing.Token.Register(static t => ((CancellationTokenSource)t!).Cancel(), time);
        try
        {
            using var response = await _invoker.SendAsync(message, time.Token).ConfigureAwait(false);
#if !NET
            // The streams ignore the token. Closing the response ends their reads.
            using var ending = time.Token.Register(static r => ((HttpResponseMessage)r!).Dispose(), response);
#endif
            var body = await ReadAsync(response.Content, maxResponseSize, time.Token).ConfigureAwait(false);
            if (body is null)
                return new AttemptResult { Status = AttemptStatus.TooLarge, Response = Read(asked, response, [], started) };
            // A server repeats the secret in its own charset, so the body is converted first.
            body = Redaction.Redact(Charsets.ToUtf8(body, response.Content.Headers.ContentType?.CharSet, out var damage), secret);
            return new AttemptResult { Status = AttemptStatus.Responded, Response = Read(asked, response, body, started) with { Damage = damage } };
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(null, e, cancellationToken);
        }
        catch (Exception e) when (_closing.IsCancellationRequested)
        {
            return new AttemptResult { Status = AttemptStatus.Broken, Cause = new ObjectDisposedException("The connection was closed.", Redaction.Redact(e, secret)) };
        }
        catch (Exception e) when (time.IsCancellationRequested)
        {
            return new AttemptResult { Status = AttemptStatus.TimedOut, Cause = new TimeoutException($"It took longer than {Seconds.In(_timeout)}.", Redaction.Redact(e, secret)) };
        }
        catch (Exception e) when (NetworkFailure.Classify(e) is { } end)
        {
            return new AttemptResult { Status = end, Cause = Redaction.Redact(e, secret) };
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _invoker.Dispose();
    }

    private static async ValueTask<byte[]?> ReadAsync(HttpContent content, int maxSize, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxSize)
            return null;
        using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        // If the length is known, the extra byte shows that nothing follows.
        var body = new byte[(int)Math.Min(content.Headers.ContentLength + 1 ?? UsualResponse, LargestFirstBuffer)];
        var length = 0;
        int read;
#if NET
        while ((read = await stream.ReadAsync(body.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
#else
        while ((read = await stream.ReadAsync(body, length, body.Length - length, cancellationToken).ConfigureAwait(false)) > 0)
#endif
        {
            length += read;
            if (length > maxSize)
                return null;
            if (length == body.Length)
                Array.Resize(ref body, (int)Math.Min(2L * length, maxSize + 1L));
        }

        Array.Resize(ref body, length);
        return body;
    }

    private ServiceResponse Read(Uri asked, HttpResponseMessage response, byte[] body, long started) => new()
    {
        Asked = asked,
        Status = response.StatusCode,
        Body = body,
        MediaType = response.Content.Headers.ContentType?.MediaType,
        Date = Date(response.Headers),
        RetryAfter = RetryAfter(response.Headers),
        Location = response.Headers.Location is { } location && Uri.TryCreate(asked, location, out var absolute) ? absolute : null,
        Took = _clock.GetElapsedTime(started),
    };

    private static DateTimeOffset? Date(HttpResponseHeaders headers) => headers.Date is { Year: >= EarliestYear and <= LatestYear } date ? date : null;

    // A date is relative to the service's clock, not to this computer's clock.
    private TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        if (headers.RetryAfter is not { } header)
            return null;
        var wait = header.Delta ?? header.Date - (Date(headers) ?? _clock.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
