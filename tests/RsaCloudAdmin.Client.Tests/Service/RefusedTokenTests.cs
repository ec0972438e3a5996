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
            // The same address, but not to the letter.
            _ => $"{key[field]}/",
        };
        var client = Connect(key.ToJsonString());

        foreach (var call in new Func<Task>[] { () => client.CheckTokenAsync(), () => client.UnlockAsync(Alice, [RsaUserMethod.Token]) })
        {
            var error = await Assert.ThrowsAsync<RsaTokenRefusedException>(call);
            Assert.Equal((fault, RsaErrorReason.TokenRefused, 403, 1), (error.Fault, error.Reason, error.StatusCode, error.Tries));
        }

        Assert.Equal(0, AliceNow.Unlockings);
    }

    [Theory]
    [InlineData(-120, 2)]
    [InlineData(120, 1)]
    public async Task A_clock_that_is_far_off_is_told_as_such(int minutesAhead, int tries)
    {
        var clock = new FakeTimeProvider(Clock.GetUtcNow().AddMinutes(minutesAhead));

        var error = await Assert.ThrowsAsync<RsaTokenRefusedException>(() => Connect(KeyText, clock).UnlockAsync(Alice, [RsaUserMethod.Token]));

        // A token that counts as expired is renewed once.
        Assert.Equal((RsaTokenFault.Clock, tries), (error.Fault, error.Tries));
        Assert.Equal(0, AliceNow.Unlockings);
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
