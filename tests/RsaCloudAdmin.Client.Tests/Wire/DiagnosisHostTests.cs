using System.Net;
using RsaCloudAdmin.Client.Tests.Security;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The first two steps of a diagnosis: whether the host is found and reached.</summary>
public class DiagnosisHostTests : WireTest
{
    private const string NoHost = "https://no-such-tenant.invalid";

    private readonly CallContext _call = new(TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_first_addresses_of_the_host_are_reported()
    {
        var addresses = await Dns.GetHostAddressesAsync("localhost", TestContext.Current.CancellationToken);

        var check = await Soon(Connect("http://localhost:9").Diagnose().NextAsync(_call));

        Assert.Equal($"localhost is {string.Join(", ", addresses.Take(3).Select(address => $"{address}"))}.", check.Detail);
    }

    [Fact]
    public async Task The_host_is_reached_without_a_token()
    {
        var server = Serve(Responses.Json(401, "{}"));

        var check = await ReachAsync(Connect(server));

        Assert.Equal((RsaConnectionStep.Tls, RsaConnectionCheckResult.Passed, "localhost"), (check.StepKind, check.ResultKind, check.Target));
        Assert.Equal("localhost responds. It is this computer, so TLS is not needed.", check.Detail);
        var request = Assert.Single(server.Requests);
        Assert.Equal(("GET", "/AdminInterface/restapi/v1/licenseusage", "application/json", ""), (request.Method, request.Target, request.Header("Accept"), request.Text));
        Assert.Null(request.Header("Authorization"));
        Assert.Equal(new CallNote(IsWarning: false, $"GET /AdminInterface/restapi/v1/licenseusage at localhost:{server.Port}, without a token: 401 Unauthorized."), Assert.Single(_call.Notes));
    }

    [Fact]
    public async Task A_host_that_proves_its_name_has_a_valid_certificate()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue();
        var server = Serve(certificate, Responses.Json(401, "{}"));

        var check = await ReachAsync(Own(new CloudAdminClient(TestKeys.Key(server.ApiAddress), Usual, Clock, authority.HandlerThatTrusts(Usual))));

        Assert.Equal((RsaConnectionCheckResult.Passed, "localhost has a valid, trusted certificate.", ConnectionAdvice.None), (check.ResultKind, check.Detail, check.AdviceKind));
    }

    [Fact]
    public async Task A_lookup_of_the_name_that_takes_too_long_is_abandoned()
    {
        // The system can be faster than the clock, but not three times.
        var checks = new List<RsaConnectionCheck>();
        for (var i = 0; i < 3; i++)
            checks.Add(await Soon(Connect(NoHost, new TimerClock(endsWaits: true)).Diagnose().NextAsync(_call)));

        Assert.Contains((RsaConnectionCheckResult.Failed, "The lookup of no-such-tenant.invalid in DNS timed out.", ConnectionAdvice.NameUnknown), checks.Select(check => (check.ResultKind, check.Detail, check.AdviceKind)));
    }

    [Fact]
    public async Task A_lookup_of_the_name_ends_when_the_call_is_canceled()
    {
        var canceled = new CallContext(new CancellationToken(canceled: true));
        var errors = new List<Exception?>();
        for (var i = 0; i < 3; i++)
            errors.Add(await Record.ExceptionAsync(() => Connect(NoHost).Diagnose().NextAsync(canceled)));

        Assert.Contains(errors, error => error is OperationCanceledException);
    }

    [Fact]
    public async Task A_lookup_of_the_name_leaves_no_timer_behind()
    {
        var clock = new TimerClock(endsWaits: false);
        var diagnosis = Connect("http://localhost:9", clock).Diagnose();
        var before = clock.Running;

        await Soon(diagnosis.NextAsync(_call));

        Assert.True(clock.Started > before);
        Assert.Equal(before, clock.Running);
    }

    private async Task<RsaConnectionCheck> ReachAsync(CloudAdminClient client)
    {
        var diagnosis = client.Diagnose();
        await Soon(diagnosis.NextAsync(_call));
        return await Soon(diagnosis.NextAsync(_call));
    }

    /// <summary>A clock that counts its timers. They end at once or never.</summary>
    private sealed class TimerClock(bool endsWaits) : TimeProvider
    {
        private int _started;
        private int _stopped;

        public int Started => Volatile.Read(ref _started);

        public int Running => Started - Volatile.Read(ref _stopped);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _started);
            if (endsWaits)
                callback(state);
            return new CountedTimer(this);
        }

        private sealed class CountedTimer(TimerClock clock) : ITimer
        {
            private int _disposed;

            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
                if (Interlocked.Exchange(ref _disposed, 1) == 0)
                    Interlocked.Increment(ref clock._stopped);
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return default;
            }
        }
    }
}
