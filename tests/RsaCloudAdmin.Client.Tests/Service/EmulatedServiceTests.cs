using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>The client against the emulator: what is asked for is what the service holds afterwards, whatever goes wrong on the way.</summary>
public sealed class EmulatedServiceTests : IAsyncLifetime
{
    private static readonly Guid Id = EmulatedTenant.SeededId(1);
    private static readonly UserReference ById = UserReference.Of(Id.ToString());
    private static readonly UserReference ByEmail = UserReference.Of("user1@example.com");
    private static readonly string Serial = EmulatedTenant.SeededSerialNumber(1);
    private CloudEmulator _service = null!;
    private CloudAdminClient _client = null!;

    /// <summary>Faults that leave nobody in doubt: the request was not carried out.</summary>
    public static TheoryData<string> Refusals => ["429=1x", "429:retry-after=1s=1x", "503:retry-after=1s=1x"];

    /// <summary>Faults after which nobody can know, struck before the request was carried out and after.</summary>
    public static TheoryData<string> Ambiguities =>
        ["502=1x", "502-after=1x", "503=1x", "503-after=1x", "504=1x", "504-after=1x", "reset=1x", "reset-after=1x"];

    public async ValueTask InitializeAsync()
    {
        _service = await CloudEmulator.StartAsync(new EmulatorOptions { Users = 3 });
        _client = new CloudAdminClient(ApiKey.Parse(_service.CreateApiKey().ToJson()));
        _service.Tenant.Change(Id, user => user with { IsTokenLocked = true, IsSmsLocked = true, IsVoiceLocked = true });
        _service.Tenant.ChangeHardwareToken(Serial, token => token with { IsEnabled = false });
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task What_is_asked_for_is_done()
    {
        var user = await _client.LookUpUserAsync(ByEmail);
        Assert.Equal(Id.ToString(), user.UserId);
        Assert.True(user.IsSmsLocked);

        var methods = await _client.UnlockAsync(ByEmail, [RsaUserMethod.Sms]);
        Assert.Equal((true, false, true), (methods.IsTokenLocked, methods.IsSmsLocked, methods.IsVoiceLocked));

        var issued = await _client.EnableEmergencyTokencodeAsync(ByEmail, 3);
        Assert.Equal(_service.Tenant.Find(Id)!.Tokencode!.Id.ToString(), issued.EmergencyTokencodeId);

        var withdrawn = await _client.DisableEmergencyTokencodeAsync(ByEmail);
        Assert.True(withdrawn.WasEnabled);
        Assert.Null(_service.Tenant.Find(Id)!.Tokencode);

        await _client.EnableHardwareTokenAsync(ByEmail, Serial);
        Assert.True(_service.Tenant.FindHardwareToken(Serial)!.IsEnabled);
        await _client.DisableHardwareTokenAsync(ByEmail, Serial);
        Assert.False(_service.Tenant.FindHardwareToken(Serial)!.IsEnabled);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    [MemberData(nameof(Ambiguities))]
    public async Task What_may_be_repeated_is_repeated(string fault)
    {
        await _client.EnableEmergencyTokencodeAsync(ById, 1);
        var tokencode = _service.Tenant.Find(Id)!.Tokencode!.Id.ToString();
        _service.Faults.Add(FaultText.Parse(string.Join(",", new[] { Operation.Unlock, Operation.EnableToken, Operation.DisableTokencode }.Select(o => fault.Replace("=1x", $"@{o}=1x", StringComparison.Ordinal)))));

        await Task.WhenAll(
            _client.UnlockAsync(ById, [RsaUserMethod.Token]),
            _client.EnableHardwareTokenAsync(ById, Serial),
            _client.DisableEmergencyTokencodeAsync(ById, tokencode));

        Assert.Equal(3, _service.Faults.Struck);
        Assert.True(_service.Tenant.Find(Id) is { IsTokenLocked: false, Tokencode: null });
        Assert.True(_service.Tenant.FindHardwareToken(Serial)!.IsEnabled);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_tokencode_that_was_refused_is_issued_on_the_next_try(string fault)
    {
        _service.Faults.Add(FaultText.Parse(fault));

        await _client.EnableEmergencyTokencodeAsync(ById, 1);

        Assert.Equal(1, _service.Tenant.Find(Id)!.TokencodesIssued);
    }

    [Theory]
    [MemberData(nameof(Ambiguities))]
    public async Task A_tokencode_that_may_have_been_issued_is_not_asked_for_again(string fault)
    {
        _service.Faults.Add(FaultText.Parse(fault));

        var error = await Assert.ThrowsAsync<RsaCloudAdminException>(() => _client.EnableEmergencyTokencodeAsync(ById, 1));

        Assert.Equal(RsaErrorReason.OutcomeUnknown, error.Reason);
        Assert.Equal(1, _service.Requests.CountOf(Operation.EnableTokencode));
        Assert.Equal(fault.Contains("after=", StringComparison.Ordinal) ? 1 : 0, _service.Tenant.Find(Id)!.TokencodesIssued);
    }
}
