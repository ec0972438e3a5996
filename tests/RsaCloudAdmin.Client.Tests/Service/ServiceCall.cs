using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Emulator.Tenant;
using Emulated = RsaCloudAdmin.Emulator.Http.Operation;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>A client call for the first user: how to make it, and how to verify it in the tenant. No call needs another one before it.</summary>
/// <param name="Documented">The operation in the client's table.</param>
/// <param name="Operation">The same operation in the emulator.</param>
/// <param name="MakeAsync">Makes the call.</param>
internal sealed partial record ServiceCall(Operation Documented, Emulated Operation, Func<CloudAdminClient, CallContext, Task<object?>> MakeAsync)
{
    private static readonly EmulatedTokencode Issued = new(new("0aa3c6f2-1111-4222-8333-444455556666"), "83927461", DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, false);
    private static readonly EmulatedCode IssuedCode = new("83927462", DateTimeOffset.MaxValue);

    // As from an earlier result. The client sends no look-up, and can still look the user up after a conflict.
    private static readonly UserReference Named = UserReference.FromResult($"{SeededUser.Id}", "user1@example.com", "user1", "user1");

    private static readonly Dictionary<string, ServiceCall> All = new()
    {
        ["check"] = new(ServiceOperations.GetLicenseUsage, Emulated.LicenseUsage, async (client, call) => await client.CheckTokenAsync(call)),
        ["look-up"] = new(ServiceOperations.LookUpUser, Emulated.LookUp, async (client, call) => await client.Users.LookUpAsync("user1@example.com", call: call)),
        ["search"] = new(ServiceOperations.SearchUsers, Emulated.Search, async (client, call) => await client.Users.Search("user1", call: call).ReadPageAsync()),
        ["unlock"] = new(ServiceOperations.UnlockUserMethods, Emulated.Unlock, async (client, call) => await client.Users.UnlockAsync(SeededUser.Reference, [RsaUserMethod.Token, RsaUserMethod.Sms], call))
        {
            IsDone = tenant => User(tenant) is { IsTokenLocked: false, IsSmsLocked: false },
        },
        ["disable-user"] = new(ServiceOperations.SetUserStatus, Emulated.SetUserStatus, async (client, call) => await client.Users.DisableAsync(SeededUser.Reference, call))
        {
            IsDone = tenant => !User(tenant).IsEnabled,
        },
        ["enable-user"] = new(ServiceOperations.SetUserStatus, Emulated.SetUserStatus, async (client, call) => await client.Users.EnableAsync(SeededUser.Reference, call))
        {
            Prepare = tenant => Change(tenant, user => user with { IsEnabled = false }),
            IsDone = tenant => User(tenant).IsEnabled,
        },
        ["mark-deleted"] = new(ServiceOperations.SetUserDeletion, Emulated.SetUserDeletion, async (client, call) => await client.Users.MarkDeletedAsync(Named, call))
        {
            Prepare = tenant => Change(tenant, user => user with { IsEnabled = false }),
            IsDone = tenant => User(tenant).MarkedDeletedAt is not null,
        },
        ["restore"] = new(ServiceOperations.SetUserDeletion, Emulated.SetUserDeletion, async (client, call) => await client.Users.RestoreAsync(Named, call))
        {
            Prepare = tenant => Change(tenant, user => user with { IsEnabled = false, MarkedDeletedAt = user.Created }),
            IsDone = tenant => User(tenant).MarkedDeletedAt is null,
        },
        ["synchronize"] = new(ServiceOperations.SynchronizeUser, Emulated.SynchronizeUser, async (client, call) => await client.Users.SynchronizeAsync(SeededUser.Reference, call))
        {
            IsDone = tenant => User(tenant).Synchronized is not null,
        },
        ["phones"] = new(ServiceOperations.UpdateUserPhone, Emulated.UpdateUserPhone, async (client, call) => await client.Users.SetPhonesAsync(SeededUser.Reference, "+1 555 555 5555", null, call))
        {
            IsDone = tenant => User(tenant).SmsNumber is not null,
        },
        ["issue-tokencode"] = new(ServiceOperations.EnableEmergencyTokencodeV1, Emulated.EnableTokencode, async (client, call) => await client.EmergencyTokencodes.EnableAsync(SeededUser.Reference, 1, call))
        {
            IsDone = tenant => User(tenant).Tokencode is not null,
        },
        ["issue-tokencode-v2"] = new(ServiceOperations.EnableEmergencyTokencodeV2, Emulated.EnableTokencode, async (client, call) => await client.EmergencyTokencodes.EnableAsync(SeededUser.Reference, TimeSpan.FromHours(1), true, call))
        {
            IsDone = tenant => User(tenant).Tokencode is { OneTimeUse: true },
        },
        ["disable-code"] = new(ServiceOperations.DisableEmergencyTokencode, Emulated.DisableTokencode, async (client, call) => await client.EmergencyTokencodes.DisableAsync(SeededUser.Reference, $"{Issued.Id}", call))
        {
            Prepare = tenant => Change(tenant, user => user with { Tokencode = Issued }),
            IsDone = tenant => User(tenant).Tokencode is null,
        },
        ["enroll"] = new(ServiceOperations.IssueEnrollmentCode, Emulated.NewEnrollmentCode, async (client, call) => await client.Codes.IssueEnrollmentCodeAsync(Named, call: await LookedUpAsync(call)))
        {
            IsDone = tenant => User(tenant).EnrollmentCode is not null,
        },
        ["void"] = new(ServiceOperations.VoidEnrollmentCode, Emulated.VoidCodes, async (client, call) => await client.Codes.RevokeEnrollmentCodeAsync(Named, await LookedUpAsync(call)))
        {
            Prepare = tenant => Change(tenant, user => user with { EnrollmentCode = IssuedCode }),
            IsDone = tenant => User(tenant).EnrollmentCode is null,
        },
        ["register"] = new(ServiceOperations.IssueRegistrationCode, Emulated.NewRegistrationCode, async (client, call) => await client.Codes.IssueRegistrationCodeAsync(Named, call: await LookedUpAsync(call)))
        {
            Prepare = tenant => Change(tenant, user => user with { Devices = [] }),
            IsDone = tenant => User(tenant).RegistrationCode is not null,
        },
        ["look-up-token"] = new(ServiceOperations.LookUpHardwareToken, Emulated.LookUpToken, async (client, call) => await client.HardwareTokens.LookUpAsync(SeededUser.Serial, call)),
        ["assign-token"] = new(ServiceOperations.AssignHardwareToken, Emulated.AssignToken, async (client, call) => await client.HardwareTokens.AssignAsync(SeededUser.Reference, SeededUser.Serial, call: call))
        {
            Prepare = tenant => tenant.ChangeHardwareToken(SeededUser.Serial, token => token with { UserId = null, HasPin = false }),
            IsDone = tenant => Token(tenant).UserId == SeededUser.Id,
        },
        ["unassign-token"] = new(ServiceOperations.UnassignHardwareToken, Emulated.UnassignToken, async (client, call) => await client.HardwareTokens.UnassignAsync(SeededUser.Reference, SeededUser.Serial, call))
        {
            IsDone = tenant => Token(tenant).UserId is null,
        },
        ["enable-token"] = new(ServiceOperations.EnableHardwareToken, Emulated.EnableToken, async (client, call) => await client.HardwareTokens.EnableAsync(SeededUser.Reference, SeededUser.Serial, call))
        {
            IsDone = tenant => Token(tenant).IsEnabled,
        },
        ["disable-token"] = new(ServiceOperations.DisableHardwareToken, Emulated.DisableToken, async (client, call) => await client.HardwareTokens.DisableAsync(SeededUser.Reference, SeededUser.Serial, call))
        {
            Prepare = tenant => tenant.ChangeHardwareToken(SeededUser.Serial, token => token with { IsEnabled = true }),
            IsDone = tenant => !Token(tenant).IsEnabled,
        },
        ["rename-token"] = new(ServiceOperations.RenameHardwareToken, Emulated.RenameToken, async (client, call) => await client.HardwareTokens.RenameAsync(SeededUser.Reference, SeededUser.Serial, "Key ring", call))
        {
            IsDone = tenant => Token(tenant).Name == "Key ring",
        },
        ["clear-pin"] = new(ServiceOperations.ClearHardwareTokenPin, Emulated.ClearTokenPin, async (client, call) => await client.HardwareTokens.ClearPinAsync(SeededUser.Reference, SeededUser.Serial, call))
        {
            IsDone = tenant => !Token(tenant).HasPin,
        },
        ["list-devices"] = new(ServiceOperations.ListAuthenticators, Emulated.ListAuthenticators, async (client, call) => await client.Authenticators.ListAsync(SeededUser.Reference, call: call)),
        ["remove-device"] = new(ServiceOperations.RemoveDevice, Emulated.RemoveDevice, async (client, call) => await client.Authenticators.RemoveAsync(SeededUser.Reference, $"{EmulatedTenant.SeededDeviceId(1)}", call))
        {
            IsDone = tenant => !User(tenant).HasPhone,
        },
        ["events-of-user"] = new(ServiceOperations.ListEventsOfUser, Emulated.ListEventsOfUser, async (client, call) => await client.Events.ListForUserAsync(SeededUser.Reference, call: call)),
        ["user-events"] = new(ServiceOperations.ListUserEvents, Emulated.ListUserEvents, async (client, call) => await client.Events.ListUserEvents(call: call).ReadPageAsync()),
        ["admin-events"] = new(ServiceOperations.ListAdminEvents, Emulated.ListAdminEvents, async (client, call) => await client.Events.ListAdminEvents(call: call).ReadPageAsync()),
    };

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>The calls that issue a new code each time.</summary>
    public static IEnumerable<string> Issuing => Names.Where(name => All[name].Documented.Safety == Safety.Once);

    public static IEnumerable<string> Repeatable => Names.Except(Issuing);

    /// <summary>The calls that change nothing.</summary>
    public static IEnumerable<string> Asking => Names.Where(name => All[name].Documented.Safety == Safety.ReadOnly);

    /// <summary>The calls whose response has no content. It cannot be truncated, and a repeat of the removal finds nothing.</summary>
    public static IEnumerable<string> Removing => Names.Where(name => All[name].Documented.Method == HttpMethod.Delete);

    /// <summary>The calls that fail when the service fails. A check throws only if the token is refused or the service was not found.</summary>
    public static IEnumerable<string> Failing => Names.Except(["check"]);

    /// <summary>Prepares the tenant, so that the call has something to do.</summary>
    public Action<EmulatedTenant> Prepare { get; private init; } = _ => { };

    /// <summary>Whether the tenant shows the requested change. Always true for calls that change nothing.</summary>
    public Func<EmulatedTenant, bool> IsDone { get; private init; } = _ => true;

    /// <summary>Returns the named call after preparing the tenant for it.</summary>
    public static ServiceCall At(EmulatedTenant tenant, string name)
    {
        var call = All[name];
        call.Prepare(tenant);
        return call;
    }

    // As after an earlier call of the run, so that a call for a code sends one request.
    private static async Task<CallContext> LookedUpAsync(CallContext call)
    {
        await call.Users.FindAsync(Named.Name!, () => Task.FromResult(Named.Confirmed!), call.DrainToken);
        return call;
    }

    private static EmulatedUser User(EmulatedTenant tenant) => tenant.Find(SeededUser.Id)!;

    private static EmulatedHardwareToken Token(EmulatedTenant tenant) => tenant.FindHardwareToken(SeededUser.Serial)!;

    private static void Change(EmulatedTenant tenant, Func<EmulatedUser, EmulatedUser> change) => tenant.Change(SeededUser.Id, change);
}
