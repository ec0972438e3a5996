using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

public class TransportTests
{
    private const int LargestBody = 64 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_is_in_flight_when_the_transport_is_closed_is_broken()
    {
        var result = await SendAsync(SilenceAsync, transport => transport.Dispose());

        Assert.Equal(AttemptStatus.Broken, result.Status);
        Assert.Equal("The connection was closed.", Assert.IsType<ObjectDisposedException>(result.Cause).Message);
    }

    [Fact]
    public async Task A_timeout_says_how_long_it_was()
    {
        var result = await SendAsync(SilenceAsync, _ => _clock.Advance(Limit));

        Assert.Equal(AttemptStatus.TimedOut, result.Status);
        Assert.Equal("It took longer than 90 seconds.", Assert.IsType<TimeoutException>(result.Cause).Message);
    }

    // By the service's clock, or by this computer's if the service does not tell its time.
    [Theory]
    [InlineData(10, 30, 30)]
    [InlineData(10, 0, 0)]
    [InlineData(10, -30, 0)]
    [InlineData(null, 30, 30)]
    [InlineData(null, -30, 0)]
    public async Task A_time_to_wait_for_that_is_over_is_no_wait(int? minutesAhead, int seconds, int expected)
    {
        var now = _clock.GetUtcNow().AddMinutes(minutesAhead ?? 0);
        var response = new HttpResponseMessage((HttpStatusCode)429)
        {
            Content = new StringContent("{}"),
            Headers = { Date = minutesAhead is null ? null : now, RetryAfter = new RetryConditionHeaderValue(now.AddSeconds(seconds)) },
        };

        var result = await SendAsync(_ => Task.FromResult(response), _ => { });

        Assert.Equal(TimeSpan.FromSeconds(expected), result.Response?.RetryAfter);
    }

    [Fact]
    public async Task A_wrong_length_does_not_make_the_buffer_large()
    {
        using var stream = new RecordingStream("ok"u8.ToArray());
        var response = new HttpResponseMessage { Content = new StreamContent(stream) { Headers = { ContentLength = LargestBody } } };

        var result = await SendAsync(_ => Task.FromResult(response), _ => { });

        Assert.Equal("ok", result.Response?.Text);
        Assert.InRange(stream.LongestRead, 1, LargestBody / 100);
    }

    [Theory]
    [InlineData(LargestBody, true)]
    [InlineData(LargestBody + 1, false)]
    public async Task A_body_of_unknown_length_is_read_up_to_the_limit(int length, bool isRead)
    {
        var body = new byte[length];
        body.AsSpan().Fill((byte)' ');
        using var stream = new RecordingStream(body);
        var response = new HttpResponseMessage { Content = new StreamContent(stream) };

        var result = await SendAsync(_ => Task.FromResult(response), _ => { });

        Assert.Equal(isRead ? AttemptStatus.Responded : AttemptStatus.TooLarge, result.Status);
        Assert.Equal(isRead ? length : 0, result.Response?.Body.Length);
    }

    private static async Task<HttpResponseMessage> SilenceAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return new HttpResponseMessage();
    }

    private async Task<AttemptResult> SendAsync(Func<CancellationToken, Task<HttpResponseMessage>> respond, Action<Transport> meanwhile)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, new Uri("http://localhost/"));
        using var transport = new Transport(new RespondingHandler(respond), Limit, _clock);
        var sending = transport.SendAsync(message, secret: null, LargestBody, TestContext.Current.CancellationToken).AsTask();
        meanwhile(transport);
        return await sending.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    // Has no length, and records how much is asked for at a time.
    private sealed class RecordingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public int LongestRead { get; private set; }

        public override bool CanSeek => false;

#if NET
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            LongestRead = Math.Max(LongestRead, buffer.Length);
            return base.ReadAsync(buffer, cancellationToken);
        }
#else
        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            LongestRead = Math.Max(LongestRead, count);
            return base.ReadAsync(buffer, offset, count, cancellationToken);
        }
#endif
    }

    private sealed class RespondingHandler(Func<CancellationToken, Task<HttpResponseMessage>> respond) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => respond(cancellationToken);
    }
}
