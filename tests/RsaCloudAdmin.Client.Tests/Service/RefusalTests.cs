using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>What the service refuses is reported without a retry, with the reason and the service's message, and changes nothing.</summary>
public class RefusalTests(EmulatedService service) : ServiceTest(service)
{
    private const string NobodysId = "00000000-0000-4000-8000-000000000000";

    private static readonly UserReference Nobody = new(NobodysId, null);
    private static readonly UserReference NoGuid = new("alice", null);
    private static readonly string OthersSerial = EmulatedTenant.SeededSerialNumber(2);
    private static readonly string LongSerial = new('1', 37);
    private static readonly string LongName = new('n', 256);
    private static readonly DateTimeOffset Noon = new(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, Func<CloudAdminClient, Task>> Calls = new()
    {
        ["unlock of nothing"] = client => client.Users.UnlockAsync(Alice, []),
        ["unlock by no id"] = client => client.Users.UnlockAsync(NoGuid, [RsaUserMethod.Sms]),
        ["disable by no id"] = client => client.Users.DisableAsync(NoGuid),
        ["synchronize by no id"] = client => client.Users.SynchronizeAsync(NoGuid),
        ["issue by no id"] = client => client.EmergencyTokencodes.EnableAsync(NoGuid, 1),
        ["disable a code by no id"] = client => client.EmergencyTokencodes.DisableAsync(NoGuid, NobodysId),
        ["enable a token by no id"] = client => client.HardwareTokens.EnableAsync(NoGuid, Serial),
        ["list authenticators by no id"] = client => client.Authenticators.ListAsync(NoGuid),
        ["enable a long number"] = client => client.HardwareTokens.EnableAsync(Alice, LongSerial),
        ["disable no number"] = client => client.HardwareTokens.DisableAsync(Alice, ""),
        ["assign a long number"] = client => client.HardwareTokens.AssignAsync(Alice, LongSerial),
        ["assign by a long name"] = client => client.HardwareTokens.AssignAsync(Alice, Serial, LongName),
        ["unassign a long number"] = client => client.HardwareTokens.UnassignAsync(Alice, LongSerial),
        ["rename to a long name"] = client => client.HardwareTokens.RenameAsync(Alice, Serial, LongName),
        ["clear the PIN of a long number"] = client => client.HardwareTokens.ClearPinAsync(Alice, LongSerial),
        ["set a number without a country code"] = client => client.Users.SetPhonesAsync(Alice, "555 555 5555", null),
        ["read a user's events of no time"] = client => client.Events.ListForUserAsync(Alice, after: Noon, before: Noon),
        ["read all users' events of no time"] = client => client.Events.ListUserEvents(Noon, Noon).ReadPageAsync(),
        ["read administrators' events of no time"] = client => client.Events.ListAdminEvents(Noon, Noon).ReadPageAsync(),
        ["look up nobody's address"] = client => client.Users.LookUpAsync("nobody@example.com"),
        ["look up nobody's name"] = client => client.Users.LookUpAsync("nobody"),
        ["unlock nobody"] = client => client.Users.UnlockAsync(Nobody, [RsaUserMethod.Token]),
        ["unlock nobody's name"] = client => client.Users.UnlockAsync("nobody", [RsaUserMethod.Token]),
        ["mark nobody as deleted"] = client => client.Users.MarkDeletedAsync(Nobody),
        ["restore nobody"] = client => client.Users.RestoreAsync(Nobody),
        ["set nobody's number"] = client => client.Users.SetPhonesAsync(Nobody, "+1 555 555 5555", null),
        ["read nobody's events"] = client => client.Events.ListForUserAsync(Nobody),
        ["issue for nobody"] = client => client.EmergencyTokencodes.EnableAsync(Nobody, 1),
        ["issue v2 for nobody"] = client => client.EmergencyTokencodes.EnableAsync(Nobody, null, null),
        ["disable nobody's code"] = client => client.EmergencyTokencodes.DisableAsync(Nobody, NobodysId),
        ["disable no code"] = client => client.EmergencyTokencodes.DisableAsync(Alice, NobodysId),
        ["enable nobody's token"] = client => client.HardwareTokens.EnableAsync(Nobody, Serial),
        ["assign nobody's token"] = client => client.HardwareTokens.AssignAsync(Nobody, Serial),
        ["unassign nobody's token"] = client => client.HardwareTokens.UnassignAsync(Nobody, Serial),
        ["rename nobody's token"] = client => client.HardwareTokens.RenameAsync(Nobody, Serial, "Key ring"),
        ["clear nobody's PIN"] = client => client.HardwareTokens.ClearPinAsync(Nobody, Serial),
        ["disable an unknown token"] = client => client.HardwareTokens.DisableAsync(Alice, "0815"),
        ["enable another's token"] = client => client.HardwareTokens.EnableAsync(Alice, OthersSerial),
        ["disable another's token"] = client => client.HardwareTokens.DisableAsync(Alice, OthersSerial),
    };

    [Theory]
    [InlineData("unlock of nothing", 400, RsaErrorReason.InvalidRequest, "Invalid request body")]
    [InlineData("unlock by no id", 400, RsaErrorReason.InvalidRequest, "Invalid User ID")]
    [InlineData("disable by no id", 400, RsaErrorReason.InvalidRequest, "Invalid User ID")]
    [InlineData("synchronize by no id", 400, RsaErrorReason.InvalidRequest, "Invalid User ID")]
    [InlineData("issue by no id", 400, RsaErrorReason.InvalidRequest, "Invalid User ID")]
    [InlineData("disable a code by no id", 400, RsaErrorReason.InvalidRequest, "Invalid User ID")]
    [InlineData("enable a token by no id", 400, RsaErrorReason.InvalidRequest, "Invalid User ID")]
    [InlineData("list authenticators by no id", 400, RsaErrorReason.InvalidRequest, "Invalid User ID")]
    [InlineData("enable a long number", 400, RsaErrorReason.InvalidRequest, "Invalid token serial number")]
    [InlineData("disable no number", 400, RsaErrorReason.InvalidRequest, "Invalid token serial number")]
    [InlineData("assign a long number", 400, RsaErrorReason.InvalidRequest, "Invalid token serial number")]
    [InlineData("assign by a long name", 400, RsaErrorReason.InvalidRequest, "Invalid token name")]
    [InlineData("unassign a long number", 400, RsaErrorReason.InvalidRequest, "Invalid token serial number")]
    [InlineData("rename to a long name", 400, RsaErrorReason.InvalidRequest, "Invalid token name")]
    [InlineData("clear the PIN of a long number", 400, RsaErrorReason.InvalidRequest, "Invalid token serial number")]
    [InlineData("set a number without a country code", 400, RsaErrorReason.InvalidRequest, "Invalid phone number")]
    [InlineData("read a user's events of no time", 400, RsaErrorReason.InvalidRequest, "Invalid request parameter")]
    [InlineData("read all users' events of no time", 400, RsaErrorReason.InvalidRequest, "Invalid request parameter")]
    [InlineData("read administrators' events of no time", 400, RsaErrorReason.InvalidRequest, "Invalid request parameter")]
    [InlineData("look up nobody's address", 404, RsaErrorReason.UserNotFound, "User nobody@example.com not found")]
    [InlineData("look up nobody's name", 404, RsaErrorReason.UserNotFound, "User nobody not found")]
    [InlineData("unlock nobody", 404, RsaErrorReason.UserNotFound, $"User {NobodysId} not found")]
    [InlineData("unlock nobody's name", 404, RsaErrorReason.UserNotFound, "User nobody not found")]
    [InlineData("mark nobody as deleted", 404, RsaErrorReason.UserNotFound, $"User {NobodysId} not found")]
    [InlineData("restore nobody", 404, RsaErrorReason.UserNotFound, $"User {NobodysId} not found")]
    [InlineData("set nobody's number", 404, RsaErrorReason.UserNotFound, $"User {NobodysId} not found")]
    [InlineData("read nobody's events", 404, RsaErrorReason.UserNotFound, $"User {NobodysId} not found")]
    [InlineData("issue for nobody", 404, RsaErrorReason.UserNotFound, $"User {NobodysId} not found")]
    [InlineData("issue v2 for nobody", 404, RsaErrorReason.UserNotFound, $"User {NobodysId} not found")]
    [InlineData("disable nobody's code", 404, RsaErrorReason.UserOrTokencodeNotFound, $"User {NobodysId} not found")]
    [InlineData("disable no code", 404, RsaErrorReason.UserOrTokencodeNotFound, $"Emergency Tokencode {NobodysId} not found")]
    [InlineData("enable nobody's token", 404, RsaErrorReason.UserOrTokenNotFound, $"User {NobodysId} not found")]
    [InlineData("assign nobody's token", 404, RsaErrorReason.UserOrTokenNotFound, $"User {NobodysId} not found")]
    [InlineData("unassign nobody's token", 404, RsaErrorReason.UserOrTokenNotFound, $"User {NobodysId} not found")]
    [InlineData("rename nobody's token", 404, RsaErrorReason.UserOrTokenNotFound, $"User {NobodysId} not found")]
    [InlineData("clear nobody's PIN", 404, RsaErrorReason.UserOrTokenNotFound, $"User {NobodysId} not found")]
    [InlineData("disable an unknown token", 404, RsaErrorReason.UserOrTokenNotFound, "Hardware token 0815 not found")]
    [InlineData("enable another's token", 409, RsaErrorReason.TokenNotAssigned, "Hardware token is not assigned to the user")]
    [InlineData("disable another's token", 409, RsaErrorReason.TokenNotAssigned, "Hardware token is not assigned to the user")]
    public async Task The_service_says_why(string call, int status, RsaErrorReason reason, string words)
    {
        var users = Emulator.Tenant.Users;
        var tokens = Emulator.Tenant.HardwareTokens;

        var error = await Assert.ThrowsAsync<RsaCloudAdminException>(() => Calls[call](Client));

        Assert.Equal((reason, status, words, 1), (error.Reason, error.StatusCode, error.ServiceMessage, error.Tries));
        Assert.StartsWith($"{status} ", error.ServiceCode, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(users, Emulator.Tenant.Users);
        Assert.Equal(tokens, Emulator.Tenant.HardwareTokens);
        Assert.Empty(Waits);
    }

    [Theory]
    [InlineData("issue-tokencode")]
    [InlineData("issue-tokencode-v2")]
    public async Task A_disabled_user_gets_no_tokencode(string name)
    {
        Emulator.Tenant.Change(AliceId, user => user with { IsEnabled = false });

        var error = await FailAsync(ServiceCall.At(Emulator.Tenant, name));

        Assert.Equal((RsaErrorReason.UserDisabled, 400, "User is disabled"), (error.Reason, error.StatusCode, error.ServiceMessage));
        Assert.Equal(0, AliceNow.TokencodesIssued);
    }

    public static TheoryData<string> Failing => new(ServiceCall.Failing);

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task What_the_keys_role_may_not_do_is_not_tried_twice(string name)
    {
        var call = ServiceCall.At(Emulator.Tenant, name);
        var before = AliceNow;
        Plan("403");

        var error = await FailAsync(call);

        Assert.IsNotType<RsaTokenRefusedException>(error);
        Assert.Equal((RsaErrorReason.NotAuthorized, 403, "Access is denied", 1), (error.Reason, error.StatusCode, error.ServiceMessage, error.Tries));
        Assert.Equal(before, AliceNow);
        Assert.Equal(1, Emulator.Requests.Count);
    }

    [Fact]
    public async Task A_role_that_may_not_read_the_licenses_is_no_fault_of_the_token()
    {
        Plan("403");

        Assert.Null(await Client.CheckTokenAsync());
    }
}
