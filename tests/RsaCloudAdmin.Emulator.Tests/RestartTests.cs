using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.Tests;

/// <summary>A restart of the service: connections break, new ones fail meanwhile, and its data remains.</summary>
public class RestartTests : EmulatorTest
{
    private const string Unlock = "PATCH v1/users/$1/methods";
    private const string Body = """{"unlockMethods":["SMS"]}""";

    [Fact]
    public async Task What_is_under_way_breaks_off()
    {
        Emulator.Faults.Add(new Fault(FaultEffect.Hang) { AfterApplying = true });
        var call = SendAsync(Unlock, Body);
        await Emulator.Requests.WaitAsync(journal => journal.InFlight == 1, TestContext.Current.CancellationToken);
        await UntilAsync(() => AliceNow.Unlockings == 1);

        await Emulator.GoDownAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => call);
        await Emulator.Requests.WaitAsync(journal => journal.InFlight == 0, TestContext.Current.CancellationToken);
        var entry = Assert.Single(Emulator.Requests.Entries);
        Assert.Equal((null, true), (entry.Status, entry.WasApplied));
    }

    [Fact]
    public async Task Nobody_connects_until_it_is_back_at_the_same_address_with_all_it_knew()
    {
        Emulator.CreateOAuthClient();
        await SendAsync(Unlock, Body);
        var address = Emulator.BaseUri;

        await Emulator.GoDownAsync();
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync("GET v1/licenseusage"));
        await Emulator.ComeBackAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpRequestError.ConnectionError, refused.HttpRequestError);
        Assert.Equal(address, Emulator.BaseUri);
        Assert.Equal(200, (await SendAsync("GET v1/licenseusage")).Status);
        Assert.False(AliceNow.IsSmsLocked);
        Assert.Equal((2, 1), (Emulator.Requests.Count, Emulator.Requests.CountOf(Operation.Unlock)));
    }
}
