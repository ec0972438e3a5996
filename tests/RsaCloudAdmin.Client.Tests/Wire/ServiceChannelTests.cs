using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>What becomes of requests if a token is missing, a probe fails, or the channel closes.</summary>
public sealed class ServiceChannelTests : IDisposable
{
    private static readonly ServiceRequest Issue = ServiceRequest.For(ServiceOperations.EnableEmergencyTokencodeV1, ["al"], ["1"]);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new();
    private readonly Tokens _tokens = new();
    private readonly RespondingHandler _service = new();
    private readonly ServiceChannel _channel;

    public ServiceChannelTests()
    {
        // Shorter than Retry-After, so that a refused request ends at once.
        var options = new CloudAdminClientOptions { RetryTimeout = TimeSpan.FromSeconds(20) };
        _channel = new ServiceChannel(ServiceAddress.Parse("https://example.com"), new Transport(_service, options.Timeout, _clock), _tokens, options, new ServiceClock(_clock));
    }

    public void Dispose() => _channel.Dispose();

    [Fact]
    public async Task If_the_request_that_probes_fails_all_others_are_sent()
    {
        await BeginProbingAsync();
        var probed = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _service.Respond = () => probed.Task;
        var probe = SendAsync();
        _service.Respond = async () =>
        {
            await released.Task;
            return Response(HttpStatusCode.OK);
        };
        Task<ServiceResponse>[] others = [SendAsync(), SendAsync()];
        Assert.Equal(4, _service.Sent);

        probed.SetResult(Response(HttpStatusCode.InternalServerError));

        await WireTest.UntilAsync(() => _service.Sent == 6, "both others are in flight");
        released.SetResult();
        Assert.Equal(HttpStatusCode.InternalServerError, (await WireTest.Soon(probe)).Status);
        Assert.All(await WireTest.Soon(Task.WhenAll(others)), response => Assert.Equal(HttpStatusCode.OK, response.Status));
    }

    [Fact]
    public async Task If_the_request_that_probes_gets_no_token_the_next_one_probes()
    {
        await BeginProbingAsync();
        var token = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _tokens.Get = () => new(token.Task);
        var probe = SendAsync();
        _tokens.Get = () => new("token");
        var next = SendAsync();

        token.SetException(new RsaCloudAdminException(RsaErrorReason.TokenRefused, "No token."));

        Assert.Equal("No token.", (await WireTest.FailsAsync(() => probe)).Message);
        Assert.Equal(HttpStatusCode.OK, (await WireTest.Soon(next)).Status);
        Assert.Equal(4, _service.Sent);
    }

    [Fact]
    public async Task Why_there_is_no_token_is_told_even_if_the_channel_is_closed_by_then()
    {
        _tokens.Get = () =>
        {
            _channel.Dispose();
            throw new RsaCloudAdminException(RsaErrorReason.TokenRefused, "No token.");
        };

        Assert.Equal("No token.", (await WireTest.FailsAsync(() => SendAsync())).Message);
    }

    [Fact]
    public async Task For_a_request_that_begins_while_the_channel_closes_no_token_is_made()
    {
        Task<ServiceResponse>? sending = null;
        _tokens.Closing = () => sending = SendAsync();

        _channel.Dispose();

        var error = await WireTest.FailsAsync(() => sending!);
        Assert.Equal((RsaErrorReason.ConnectionClosed, "Could not issue an emergency tokencode for 'al': the connection was closed.", 0), (error.Reason, error.Message, error.Tries));
        Assert.Equal((0, 0), (_tokens.Asked, _service.Sent));
    }

    [Fact]
    public async Task If_the_run_ends_while_the_token_is_made_nothing_is_sent()
    {
        using var ending = new CancellationTokenSource();
        _tokens.Get = () =>
        {
            ending.Cancel();
            return new("token");
        };

        var error = await WireTest.FailsAsync(() => SendAsync(new CallContext(new UserLookupCache(), TestContext.Current.CancellationToken, ending.Token)));

        Assert.Equal((RsaErrorReason.NotAttempted, 0, 0), (error.Reason, error.Tries, _service.Sent));
    }

    [Fact]
    public async Task A_path_that_would_be_sent_as_another_is_not_sent()
    {
        var error = await WireTest.FailsAsync(() => _channel.SendAsync(Issue with { Path = "v1/users/%2e%2e/x" }, new CallContext(TestContext.Current.CancellationToken)).AsTask());

        Assert.Equal((RsaErrorReason.InvalidRequest, 0), (error.Reason, _service.Sent));
    }

    [Fact]
    public void What_is_closed_twice_closes_its_tokens_once()
    {
        _channel.Dispose();
        _channel.Dispose();

        Assert.Equal(1, _tokens.Closings);
    }

    // After three refusals in a row, and the pause that they ask for, one request at a time probes.
    private async Task BeginProbingAsync()
    {
        _service.Respond = () => Task.FromResult(Response(HttpStatusCode.TooManyRequests));
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.TooManyRequests, (await WireTest.Soon(SendAsync())).Status);
        Assert.Equal(RetryAfter, _channel.Pause);
        _clock.Advance(RetryAfter);
        _service.Respond = () => Task.FromResult(Response(HttpStatusCode.OK));
    }

    private Task<ServiceResponse> SendAsync(CallContext? call = null) =>
        _channel.SendAsync(Issue, call ?? new CallContext(TestContext.Current.CancellationToken)).AsTask();

    private static HttpResponseMessage Response(HttpStatusCode status)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent("{}") };
        if (status == HttpStatusCode.TooManyRequests)
            response.Headers.RetryAfter = new RetryConditionHeaderValue(RetryAfter);
        return response;
    }

    private sealed class Tokens : ITokenSource
    {
        public Func<ValueTask<string>> Get { get; set; } = () => new("token");

        public Action? Closing { get; set; }

        public int Asked { get; private set; }

        public int Closings { get; private set; }

        public ValueTask<string> GetAsync(IReadOnlyList<string> scopes, CallContext call)
        {
            Asked++;
            return Get();
        }

        public ValueTask<IReadOnlyList<string>?> FindScopesAsync(CallContext call) => new((IReadOnlyList<string>?)null);

        public void Prepare()
        {
        }

        public void Discard(string token)
        {
        }

        public void Dispose()
        {
            Closings++;
            Closing?.Invoke();
        }
    }

    private sealed class RespondingHandler : HttpMessageHandler
    {
        private int _sent;

        public int Sent => Volatile.Read(ref _sent);

        public Func<Task<HttpResponseMessage>> Respond { get; set; } = () => Task.FromResult(Response(HttpStatusCode.OK));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var responding = Respond();
            Interlocked.Increment(ref _sent);
            return responding;
        }
    }
}
