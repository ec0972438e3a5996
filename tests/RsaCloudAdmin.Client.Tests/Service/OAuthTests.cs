using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;
using ServiceOperations = RsaCloudAdmin.Client.Operations.ServiceOperations;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>When access tokens are requested from the issuer, and that no request fails because of them.</summary>
public class OAuthTests(EmulatedService service) : ServiceTest(service)
{
    private readonly EmulatedService _service = service;

    private int TokensAsked => Emulator.Requests.CountOf(Operation.Token);

    [Theory]
    [InlineData(OAuthKeyType.Rsa)]
    [InlineData(OAuthKeyType.Ec)]
    public async Task Both_kinds_of_key_sign_in_and_do_everything_with_a_token_for_each_kind_of_operation(OAuthKeyType type)
    {
        var client = Connect(_service.OAuthClient(type));

        Assert.Null(await client.CheckTokenAsync());
        foreach (var name in ServiceCall.Names)
        {
            Emulator.Tenant.Reset();
            var call = ServiceCall.At(Emulator.Tenant, name);
            await call.MakeAsync(client, new CallContext(TestContext.Current.CancellationToken));
            Assert.True(call.IsDone(Emulator.Tenant), name);
        }

        Assert.Equal(ServiceOperations.All.Select(operation => operation.RequestedScope).Distinct().Count(), TokensAsked);
    }

    [Fact]
    public async Task Five_hundred_calls_with_a_token_that_lives_five_seconds()
    {
        var client = Connect(NewOAuthClient(TimeSpan.FromSeconds(5)));
        Emulator.Latency = TimeSpan.FromMilliseconds(100);

        for (var i = 0; i < 500; i++)
            await client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]);

        // Every response takes 0.1 seconds, so each token serves forty requests before a fifth of its lifetime is left.
        Assert.Equal(13, TokensAsked);
        Assert.Equal(500, AliceNow.Unlockings);
        Assert.Equal(500 + 13, Emulator.Requests.CountOfStatus(200));
    }

    [Theory]
    [InlineData(5, 4)]
    [InlineData(300, 240)]
    [InlineData(3600, 3540)]
    public async Task A_token_is_renewed_a_little_before_its_end(int life, int renewedAfter)
    {
        var client = Connect(NewOAuthClient(TimeSpan.FromSeconds(life)));

        await client.CheckTokenAsync();
        Clock.Advance(TimeSpan.FromSeconds(renewedAfter - 0.1));
        await client.CheckTokenAsync();
        Assert.Equal(1, TokensAsked);
        Clock.Advance(TimeSpan.FromSeconds(0.2));
        await client.CheckTokenAsync();

        Assert.Equal(2, TokensAsked);
    }

    [Fact]
    public async Task However_many_wait_for_a_token_it_is_asked_for_once()
    {
        var client = Connect(NewOAuthClient());
        Plan("hang@token=1x");

        var calls = Enumerable.Range(0, 40).Select(i => Task.Run(() => client.Users.LookUpAsync(UserReference.Parse($"user{(i % 2) + 1}@example.com")))).ToList();
        await UntilStruckAsync();
        Clock.TimeOut();
        await WireTest.Soon(Task.WhenAll(calls));

        // The request without a response, and its retry.
        Assert.Equal(2, TokensAsked);
        Assert.Equal(40, Emulator.Requests.CountOf(Operation.LookUp));
    }

    [Theory]
    [InlineData("401=1x")]
    [InlineData("403:Expired Access Token is not allowed=1x")]
    public async Task A_token_that_the_service_refuses_is_replaced_and_the_request_carried_out(string fault)
    {
        var client = Connect(NewOAuthClient());
        await client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]);
        Plan(fault);

        await client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]);

        Assert.Equal(2, TokensAsked);
        Assert.Equal(2, AliceNow.Unlockings);
    }

    [Fact]
    public async Task A_token_that_is_refused_again_is_an_error_and_not_asked_for_again_and_again()
    {
        var client = Connect(NewOAuthClient());
        Plan("401@unlock");

        var error = await Assert.ThrowsAsync<RsaTokenRefusedException>(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(2, error.Tries);
        Assert.Equal(2, TokensAsked);
    }

    [Theory]
    [InlineData("503@token=2x", 2)]
    [InlineData("500@token=3x", 3)]
    [InlineData("429:retry-after=7s@token=5x", 5)]
    [InlineData("reset@token=2x", 2)]
    [InlineData("truncated@token=1x", 1)]
    public async Task Trouble_of_the_issuer_that_passes_is_waited_out(string faults, int count)
    {
        var client = Connect(NewOAuthClient());
        Plan(faults);

        await client.EmergencyTokencodes.EnableAsync(Alice, 1);

        Assert.Equal(1, AliceNow.TokencodesIssued);
        Assert.Equal((count, count + 1), (Emulator.Faults.Struck, TokensAsked));
        Assert.Equal(count, Waits.Count);
    }

    [Theory]
    [InlineData(-15)]
    [InlineData(15)]
    public async Task A_clock_that_is_far_off_is_told_once_and_the_issuers_time_used(int minutesAhead)
    {
        var client = Connect(NewOAuthClient(), new FakeTimeProvider(Clock.GetUtcNow().AddMinutes(minutesAhead)));
        var call = new CallContext(TestContext.Current.CancellationToken);

        await client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], call);
        Plan("401@unlock=1x");
        await client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], call);

        // The first token request was refused and its retry accepted. The renewal was accepted immediately.
        Assert.Equal(3, TokensAsked);
        // The Date header has a resolution of one second.
        Assert.Matches($"(899|900|901) seconds {(minutesAhead > 0 ? "ahead of" : "behind")}", Assert.Single(call.Notes, note => note.IsWarning).Text);
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_others_their_token()
    {
        var client = Connect(NewOAuthClient());
        Plan("hang@token=1x");
        using var impatient = new CancellationTokenSource();
        var first = Task.Run(() => client.CheckTokenAsync(new CallContext(impatient.Token)));
        await UntilStruckAsync();
        var second = Task.Run(() => client.CheckTokenAsync());

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WireTest.Soon(first));
        Clock.TimeOut();

        Assert.Null(await WireTest.Soon(second));
    }

    [Fact]
    public async Task Closing_the_connection_ends_the_wait_for_a_token()
    {
        var client = Connect(NewOAuthClient());
        Plan("hang@token");
        var waiting = Task.Run(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));
        await Emulator.Requests.WaitAsync(journal => journal.InFlight == 1, TestContext.Current.CancellationToken);

        client.Dispose();

        Assert.Equal(RsaErrorReason.ConnectionClosed, (await WireTest.FailsAsync(() => waiting)).Reason);
    }

    [Fact]
    public async Task A_scope_that_the_call_needs_and_the_token_lacks_is_named()
    {
        var client = Connect(NewOAuthClient(), scopes: OAuthScopes.UserRead);

        await client.Users.LookUpAsync(UserReference.Parse("user1@example.com"));
        var error = await WireTest.FailsAsync(() => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.Equal(RsaErrorReason.NotAuthorized, error.Reason);
        Assert.Contains("needs the scope rsa.user.factor.manage", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_api_key_nobody_is_told_of_scopes()
    {
        Emulator.Faults.Add(new Fault(FaultEffect.Forbidden));

        var error = await WireTest.FailsAsync(() => Client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]));

        Assert.DoesNotContain("scope", error.Message, StringComparison.Ordinal);
    }

    // A request is in flight shortly before the fault applies to it. If it is canceled in between, the fault applies to the next.
    private Task UntilStruckAsync() => WireTest.UntilAsync(() => Emulator.Faults.Struck == 1, "the fault strikes");
}
