using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using RsaCloudAdmin.Client.Tests.Wire;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>The session's trace context is not sent to the service, and what is sent is not shown to listeners in the process.</summary>
[Collection(ProcessWideTests.Collection)]
public sealed class TracingTests : WireTest
{
    private const string Granted = "granted-5e7a";

    private static readonly RequestHandler Token = Responses.Json(200, $$"""{"access_token": "{{Granted}}", "token_type": "Bearer"}""");

    [Theory]
    [InlineData(ActivityIdFormat.W3C)]
    [InlineData(ActivityIdFormat.Hierarchical)]
    public async Task Nothing_of_the_sessions_activity_goes_out(ActivityIdFormat format)
    {
        var server = Serve(Token, Responses.Unlocked);
        using var activity = new Activity("session");
        activity.SetIdFormat(format);
        activity.TraceStateString = "vendor=session-1";
        activity.AddBaggage("customer", "session-2");
        activity.Start();

        await Soon(Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, Clock)).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));
        await Soon(Connect(Serve(Responses.Found)).Users.LookUpAsync("alice@example.com"));

        string[] usual = ["Accept", "Accept-Encoding", "Authorization", "Content-Length", "Content-Type", "Host"];
        Assert.All(server.Requests, request => Assert.Empty(request.Headers.Select(header => header.Key).Except(usual)));
        Assert.DoesNotContain(server.Requests, request => $"{string.Join('\n', request.Headers)} {request.Text}".Contains("session-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_subscribes_to_the_frameworks_diagnostics_sees_no_request()
    {
        var seen = new ConcurrentQueue<string>();
        IDisposable? inner = null;
        using var subscription = DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(listener =>
        {
            if (listener.Name == "HttpHandlerDiagnosticListener")
                inner = listener.Subscribe(new Observer<KeyValuePair<string, object?>>(shown => seen.Enqueue(TextOf(shown.Value))));
        }));
        var server = Serve(Token, Responses.Unlocked);
        using var activity = new Activity("session").Start();

        await Soon(Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, Clock)).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        // Proves that the listener works.
        await SendByAnotherAsync(Serve(Responses.Empty));
        Assert.Contains(seen, text => text.Contains("another-7c1d", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, text => text.Contains(Granted, StringComparison.Ordinal) || text.Contains($":{server.Port}/", StringComparison.Ordinal));
        inner!.Dispose();
    }

    [Fact]
    public async Task Who_listens_to_the_frameworks_events_sees_no_token_and_no_assertion()
    {
        using var events = new Events();
        var server = Serve(Token, Responses.Unlocked);

        await Soon(Own(new CloudAdminClient(OAuthClients.At(server, server), Usual, Clock)).Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        await SendByAnotherAsync(Serve(Responses.Empty));
        Assert.Contains(events.Seen, text => text.Contains("another-7c1d", StringComparison.Ordinal));
        var assertion = server.Requests[0].Text.Split("client_assertion=")[1].Split('&')[0];
        Assert.DoesNotContain(events.Seen, text => text.Contains(Granted, StringComparison.Ordinal) || text.Contains(assertion, StringComparison.Ordinal));
    }

    // Sends as another client in the process, whose requests are traced.
    private static async Task SendByAnotherAsync(ScriptedServer server)
    {
        using var client = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Get, server.ApiAddress);
        message.Headers.TryAddWithoutValidation("Authorization", "Bearer another-7c1d");
        using var response = await client.SendAsync(message, TestContext.Current.CancellationToken);
    }

    private static string TextOf(object? shown) =>
        shown is null ? string.Empty : string.Join('\n', shown.GetType().GetProperties().Select(property => $"{property.GetValue(shown)}"));

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => next(value);
    }

    private sealed class Events : EventListener
    {
        private readonly ConcurrentQueue<string> _seen = new();

        public IReadOnlyCollection<string> Seen => _seen;

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http" or "Private.InternalDiagnostics.System.Net.Http")
                EnableEvents(eventSource, EventLevel.LogAlways, EventKeywords.All);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) => _seen?.Enqueue(string.Join(' ', eventData.Payload ?? (IReadOnlyCollection<object?>)[]));
    }
}
