using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Tests;

/// <summary>Of several requests at the same time that exclude each other, one is carried out.</summary>
public class ConcurrentChangeTests : EmulatorTest
{
    private const int Rounds = 10;
    private const int Callers = 4;

    [Fact]
    public async Task One_hardware_token_is_assigned_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            Stock();
            Emulator.Tenant.AddHardwareToken("5");

            var responses = await TogetherAsync(i => SendAsync($"PATCH v1/users/${(i % 2) + 1}/sidTokens/assign", """{"tokenSerialNumber":"5"}"""));

            Assert.Equal([200, .. Enumerable.Repeat(409, Callers - 1)], responses.Select(response => response.Status).Order());
            Assert.Equal(responses.Single(response => response.Status == 200)["userId"], $"{Emulator.Tenant.FindHardwareToken("5")!.UserId}");
        }
    }

    [Fact]
    public async Task A_user_gets_no_sixth_hardware_token()
    {
        for (var round = 0; round < Rounds; round++)
        {
            Stock();
            for (var i = 1; i <= 3; i++)
                Emulator.Tenant.AddHardwareToken($"{i}", Alice);
            for (var i = 0; i < Callers; i++)
                Emulator.Tenant.AddHardwareToken($"0{i}");

            await TogetherAsync(i => SendAsync("PATCH v1/users/$1/sidTokens/assign", $$"""{"tokenSerialNumber":"0{{i}}"}"""));

            Assert.Equal(5, Emulator.Tenant.HardwareTokens.Count(token => token.UserId == Alice));
        }
    }

    [Fact]
    public async Task A_user_is_marked_as_deleted_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            Emulator.Tenant.Reset();
            Emulator.Tenant.Change(Alice, user => user with { IsEnabled = false });

            var responses = await TogetherAsync(_ => SendAsync("PUT v1/users/$1/markDeleted", """{"markDeleted":true}"""));

            Assert.Equal([200, .. Enumerable.Repeat(409, Callers - 1)], responses.Select(response => response.Status).Order());
        }
    }

    [Fact]
    public async Task A_tokencode_is_disabled_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var code = new EmulatedTokencode(Guid.NewGuid(), "12345678", DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, OneTimeUse: false);
            Emulator.Tenant.Change(Alice, user => user with { Tokencode = code });

            var responses = await TogetherAsync(_ => SendAsync($"DELETE v1/users/$1/emergencyTokencode/{code.Id}"));

            Assert.Equal([200, .. Enumerable.Repeat(404, Callers - 1)], responses.Select(response => response.Status).Order());
        }
    }

    // With many tokens, counting those of a user takes long enough for another request to come in between.
    private void Stock()
    {
        Emulator.Tenant.Reset();
        for (var i = 0; i < 20_000; i++)
            Emulator.Tenant.AddHardwareToken($"stock {i}");
    }

    // The tenant is held until all requests have arrived, so that they go on at the same moment.
    private async Task<Response[]> TogetherAsync(Func<int, Task<Response>> sendAsync)
    {
        using var arrived = new ManualResetEventSlim();
        using var held = new ManualResetEventSlim();
        var holder = Task.Factory.StartNew(() => Emulator.Tenant.Change(Alice, user =>
        {
            held.Set();
            arrived.Wait();
            return user;
        }), TaskCreationOptions.LongRunning);
        held.Wait(TestContext.Current.CancellationToken);
        var responses = Task.WhenAll(Enumerable.Range(0, Callers).Select(i => Task.Run(() => sendAsync(i))));
        await Task.WhenAny(Emulator.Requests.WaitAsync(journal => journal.InFlight == Callers, TestContext.Current.CancellationToken), responses);
        arrived.Set();
        await holder;
        return await responses;
    }
}
