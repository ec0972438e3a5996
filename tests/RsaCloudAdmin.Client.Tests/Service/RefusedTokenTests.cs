using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace RsaCloudAdmin.Client.Tests.Service;

public class RefusedTokenTests(EmulatedService service) : ServiceTest(service)
{
    [Theory]
    [InlineData("accessID", "9b1f0d4e-0000-4000-8000-000000000001", RsaTokenFault.AccessId)]
    [InlineData("adminRestApiUrl", null, RsaTokenFault.Audience)]
    [InlineData("accessKey", null, RsaTokenFault.Signature)]
    public async Task A_key_that_is_not_the_services_is_told_by_what_is_wrong_with_it(string field, string? value, RsaTokenFault fault)
    {
        var key = JsonNode.Parse(KeyText)!.AsObject();
        key[field] = value ?? field switch
        {
            "accessKey" => TestKeys.Pkcs1,
            // An equivalent address that is not the same text.
            _ => $"{key[field]}/",
        };
        var client = Connect(key.ToJsonString());

        foreach (var call in new Func<Task>[] { () => client.CheckTokenAsync(), () => client.Users.UnlockAsync(Alice, [RsaUserMethod.Token]) })
        {
            var error = await Assert.ThrowsAsync<RsaTokenRefusedException>(call);
            Assert.Equal((fault, RsaErrorReason.TokenRefused, 403, 1), (error.Fault, error.Reason, error.StatusCode, error.Tries));
        }

        Assert.Equal(0, AliceNow.Unlockings);
    }

    [Theory]
    [InlineData(-120)]
    [InlineData(-2)]
    [InlineData(2)]
    [InlineData(120)]
    public async Task A_clock_that_is_far_off_is_told_once_and_the_services_time_used(int minutesAhead)
    {
        var client = Connect(KeyText, new FakeTimeProvider(Clock.GetUtcNow().AddMinutes(minutesAhead)));
        var call = new CallContext(TestContext.Current.CancellationToken);
        // If the clock is behind by less than the token's lifetime, the token is still accepted.
        var isRefused = minutesAhead != -2;

        for (var i = 0; i < 3; i++)
            await client.Users.UnlockAsync(Alice, [RsaUserMethod.Token], call);

        Assert.Equal(3, AliceNow.Unlockings);
        Assert.Equal(isRefused ? 1 : 0, Emulator.Requests.CountOfStatus(403));
        var warnings = call.Notes.Where(note => note.IsWarning).Select(note => note.Text).ToList();
        Assert.Equal(isRefused ? 1 : 0, warnings.Count);
        // The Date header has a resolution of one second.
        var seconds = Math.Abs(minutesAhead) * 60;
        Assert.All(warnings, text => Assert.Matches($"({seconds - 1}|{seconds}|{seconds + 1}) seconds {(minutesAhead > 0 ? "ahead of" : "behind")}", text));
    }

    [Fact]
    public async Task Requests_that_were_on_their_way_together_all_learn_the_services_time()
    {
        var client = Connect(KeyText, new FakeTimeProvider(Clock.GetUtcNow().AddMinutes(5)));
        var calls = Enumerable.Range(0, 20).Select(_ => new CallContext(TestContext.Current.CancellationToken)).ToList();

        await Task.WhenAll(calls.Select(call => Task.Run(() => client.Users.LookUpAsync("user1@example.com", call: call))));

        Assert.Single(calls.SelectMany(call => call.Notes), note => note.IsWarning);
    }

    [Fact]
    public async Task A_wrong_key_is_told_as_such_although_the_clock_is_off_too()
    {
        var key = JsonNode.Parse(KeyText)!.AsObject();
        key["accessKey"] = TestKeys.Pkcs1;
        var client = Connect(key.ToJsonString(), new FakeTimeProvider(Clock.GetUtcNow().AddMinutes(30)));

        var error = await Assert.ThrowsAsync<RsaTokenRefusedException>(() => client.CheckTokenAsync());

        Assert.Equal((RsaTokenFault.Signature, 2), (error.Fault, error.Tries));
    }

    public static TheoryData<string, string> Renewable => ServiceCall.With(ServiceCall.Names, "401", "403:Expired Access Token is not allowed");

    [Theory]
    [MemberData(nameof(Renewable))]
    public async Task A_refused_token_is_renewed_and_the_request_carried_out_once(string name, string fault)
    {
        var call = ServiceCall.At(Emulator.Tenant, name);
        Plan($"{fault}=1x");

        await MakeAsync(call);

        Assert.True(call.IsDone(Emulator.Tenant));
        Assert.Equal([false, true], Emulator.Requests.Entries.Select(entry => entry.WasApplied));
        Assert.Empty(Waits);
    }

    [Theory]
    [MemberData(nameof(Renewable))]
    public async Task A_token_that_is_refused_again_is_an_error(string name, string fault)
    {
        var call = ServiceCall.At(Emulator.Tenant, name);
        Plan(fault);

        var error = Assert.IsType<RsaTokenRefusedException>(await FailAsync(call));

        Assert.Equal((fault == "401" ? RsaTokenFault.Unknown : RsaTokenFault.Expired, 2), (error.Fault, error.Tries));
        Assert.Equal(2, Emulator.Requests.Count);
        Assert.DoesNotContain(Emulator.Requests.Entries, entry => entry.WasApplied);
    }
}
