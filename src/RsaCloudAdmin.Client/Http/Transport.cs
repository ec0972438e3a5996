using System.Net.Http.Headers;
using Polly;
using Polly.Timeout;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Sends one message once, within its time, and reads the whole answer. Knows nothing of tries, tokens' making, or what an answer means.</summary>
internal sealed class Transport : IDisposable
{
    // The largest known answer, a user with all groups, is a few kilobytes.
    private const int LargestAnswer = 1024 * 1024;

    // No clock of a service's is so far off, and with times at the calendar's ends nobody can reckon.
    private const int EarliestYear = 2000;
    private const int LatestYear = 9000;

    private readonly HttpMessageInvoker _invoker;
    private readonly ResiliencePipeline _oneTry;
    private readonly TimeProvider _clock;

    /// <param name="handler">What sends; becomes the transport's own.</param>
    /// <param name="timeout">How long sending and reading may take.</param>
    /// <param name="clock">The clock.</param>
    public Transport(HttpMessageHandler handler, TimeSpan timeout, TimeProvider clock)
    {
        _invoker = new HttpMessageInvoker(handler, disposeHandler: true);
        _clock = clock;
        _oneTry = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddTimeout(new TimeoutStrategyOptions { Timeout = timeout })
            .Build();
    }

    public static MediaTypeWithQualityHeaderValue AcceptJson { get; } = new("application/json");

    /// <summary>Each try ends as a result; only cancellation is thrown.</summary>
    /// <param name="message">The message.</param>
    /// <param name="secret">What is secret in it: an answer that repeats it is read without. Null for nothing.</param>
    /// <param name="cancellationToken">Abandons it.</param>
    public async Task<SendResult> SendAsync(HttpRequestMessage message, string? secret, CancellationToken cancellationToken)
    {
        try
        {
            return await _oneTry.ExecuteAsync(
                static (state, cancel) => new ValueTask<SendResult>(state.Transport.SendOnceAsync(state.message, state.secret, cancel)),
                (Transport: this, message, secret),
                cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException e)
        {
            return new SendResult { End = SendEnd.TimedOut, Cause = e };
        }
    }

    public void Dispose() => _invoker.Dispose();

    private async Task<SendResult> SendOnceAsync(HttpRequestMessage message, string? secret, CancellationToken cancellationToken)
    {
        // Not what the handlers make of it.
        var asked = message.RequestUri!;
        var started = _clock.GetTimestamp();
        try
        {
            using var response = await _invoker.SendAsync(message, cancellationToken).ConfigureAwait(false);
            // Streams of .NET Framework do not listen to the token; closing the response ends their reads.
            using var closing = cancellationToken.Register(static r => ((HttpResponseMessage)r!).Dispose(), response);
            var body = await ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
            return body is null
                ? new SendResult { End = SendEnd.TooLarge, Answer = Answer(asked, response, []) }
                : new SendResult { End = SendEnd.Answered, Answer = Answer(asked, response, Redaction.Of(body, secret)) with { Took = _clock.GetElapsedTime(started) } };
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && NetworkFailure.Classify(e) is { } end)
        {
            return new SendResult { End = end, Cause = Redaction.Of(e, secret) };
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is not OperationCanceledException)
        {
            throw new OperationCanceledException(null, e, cancellationToken);
        }
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

    private ServiceAnswer Answer(Uri asked, HttpResponseMessage response, byte[] body) => new()
    {
        Host = asked.Host,
        Status = response.StatusCode,
        Body = body,
        MediaType = response.Content.Headers.ContentType?.MediaType,
        Date = response.Headers.Date is { Year: >= EarliestYear and <= LatestYear } date ? date : null,
        RetryAfter = RetryAfter(response.Headers),
        Location = response.Headers.Location is { } location && Uri.TryCreate(asked, location, out var absolute) ? absolute : null,
    };

    // A date is counted from the service's own clock, not from this computer's.
    private TimeSpan? RetryAfter(HttpResponseHeaders headers)
    {
        if (headers.RetryAfter is not { } header)
            return null;
        var wait = header.Delta ?? header.Date - (headers.Date ?? _clock.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
