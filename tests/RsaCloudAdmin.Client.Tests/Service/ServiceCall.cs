using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>A client call for the first user: how to make it, and how to verify it in the tenant.</summary>
internal sealed record ServiceCall(Operation Operation, Func<CloudAdminClient, CallContext, Task<object?>> MakeAsync)
{
    private static readonly EmulatedTokencode Issued = new(new("0aa3c6f2-1111-4222-8333-444455556666"), "83927461", DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, false);

    private static readonly Dictionary<string, ServiceCall> All = new()
    {
        ["check"] = new(Operation.LicenseUsage, async (client, call) => await client.CheckTokenAsync(call)),
        ["look-up"] = new(Operation.LookUp, async (client, call) => await client.Users.LookUpAsync("user1@example.com", call: call)),
        ["unlock"] = new(Operation.Unlock, async (client, call) => await client.Users.UnlockAsync(ServiceTest.Alice, [RsaUserMethod.Token, RsaUserMethod.Sms], call))
        {
            IsDone = tenant => User(tenant) is { IsTokenLocked: false, IsSmsLocked: false },
        },
        ["mint"] = new(Operation.EnableTokencode, async (client, call) => await client.EmergencyTokencodes.EnableAsync(ServiceTest.Alice, 1, call))
        {
            IsDone = tenant => User(tenant).Tokencode is not null,
        },
        ["mint-v2"] = new(Operation.EnableTokencode, async (client, call) => await client.EmergencyTokencodes.EnableAsync(ServiceTest.Alice, TimeSpan.FromHours(1), true, call))
        {
            IsDone = tenant => User(tenant).Tokencode is { OneTimeUse: true },
        },
        ["disable-code"] = new(Operation.DisableTokencode, async (client, call) => await client.EmergencyTokencodes.DisableAsync(ServiceTest.Alice, $"{Issued.Id}", call))
        {
            Prepare = tenant => tenant.Change(ServiceTest.AliceId, user => user with { Tokencode = Issued }),
            IsDone = tenant => User(tenant).Tokencode is null,
        },
        ["enable-token"] = new(Operation.EnableToken, async (client, call) => await client.HardwareTokens.EnableAsync(ServiceTest.Alice, ServiceTest.Serial, call))
        {
            IsDone = tenant => Token(tenant).IsEnabled,
        },
        ["disable-token"] = new(Operation.DisableToken, async (client, call) => await client.HardwareTokens.DisableAsync(ServiceTest.Alice, ServiceTest.Serial, call))
        {
            Prepare = tenant => tenant.ChangeHardwareToken(ServiceTest.Serial, token => token with { IsEnabled = true }),
            IsDone = tenant => !Token(tenant).IsEnabled,
        },
    };

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>The calls that create a new tokencode each time.</summary>
    public static IEnumerable<string> Minting => Names.Where(name => All[name].Operation == Operation.EnableTokencode);

    public static IEnumerable<string> Repeatable => Names.Except(Minting);

    public static IEnumerable<string> Asking => Names.Where(name => All[name].Operation is Operation.LicenseUsage or Operation.LookUp);

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

    /// <summary>Returns all combinations of the calls and faults.</summary>
    public static TheoryData<string, string> With(IEnumerable<string> names, params IEnumerable<string> faults) =>
        new(names.SelectMany(_ => faults, (name, fault) => (name, fault)));

    private static EmulatedUser User(EmulatedTenant tenant) => tenant.Find(ServiceTest.AliceId)!;

    private static EmulatedHardwareToken Token(EmulatedTenant tenant) => tenant.FindHardwareToken(ServiceTest.Serial)!;
}
