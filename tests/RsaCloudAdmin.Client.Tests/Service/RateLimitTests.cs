using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Wire;
using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Emulator;

namespace RsaCloudAdmin.Client.Tests.Service;

public class RateLimitTests
{
    // Many requests wait at the same time, so the test itself advances the clock.
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Under_a_rate_limit_everybody_gets_one_tokencode(bool sendRetryAfter)
    {
        var limit = new RateLimit(5, TimeSpan.FromSeconds(1), sendRetryAfter);
        await using var emulator = await CloudEmulator.StartAsync(new EmulatorOptions { Users = 20, Clock = _clock, RateLimit = limit }, TestContext.Current.CancellationToken);
        using var client = new CloudAdminClient(ApiKey.Parse(emulator.CreateApiKey().ToJson()), new CloudAdminClientOptions(), _clock);

        var calls = Task.WhenAll(emulator.Tenant.Users.Select(user => client.EmergencyTokencodes.EnableAsync(UserReference.Parse($"{user.Id}"), 1)));
        await WireTest.UntilAsync(() => calls.IsCompleted || Pass(emulator), "everybody has his tokencode");
        await calls;

        Assert.All(emulator.Tenant.Users, user => Assert.Equal(1, user.TokencodesIssued));
        Assert.NotEqual(0, emulator.Requests.CountOfStatus(429));
    }

    // Time passes only while all requests wait, so that no request seems slow.
    private bool Pass(CloudEmulator emulator)
    {
        if (emulator.Requests.InFlight == 0)
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        return false;
    }
}
