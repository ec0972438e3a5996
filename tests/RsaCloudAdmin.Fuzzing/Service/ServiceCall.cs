using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Fuzzing.Service;

/// <summary>The client's operations, with the names used in inputs.</summary>
internal static class ServiceCall
{
    public const string UserId = "f10d0514-7dd1-4a13-a30e-236d0e65b56a";
    public const string Serial = "1231314525";

    /// <summary>Not an operation: the response is the issuer's.</summary>
    public const string Token = "token";

    private static readonly UserReference User = UserReference.Parse(UserId);
    private static readonly Dictionary<string, (Operation Documented, Func<CloudAdminClient, CallContext, Task<object?>> MakeAsync)> Calls = new()
    {
        ["check"] = (ServiceOperations.GetLicenseUsage, async (client, call) => await client.CheckTokenAsync(call).ConfigureAwait(false)),
        ["lookup"] = (ServiceOperations.LookUpUser, async (client, call) => await client.Users.LookUpAsync(UserReference.Parse("alice@example.com"), call: call).ConfigureAwait(false)),
        ["unlock"] = (ServiceOperations.UnlockUserMethods, async (client, call) => await client.Users.UnlockAsync(User, [RsaUserMethod.Token, RsaUserMethod.Sms, RsaUserMethod.Voice], call).ConfigureAwait(false)),
        ["issue"] = (ServiceOperations.EnableEmergencyTokencodeV1, async (client, call) => await client.EmergencyTokencodes.EnableAsync(User, 1, call).ConfigureAwait(false)),
        ["issue2"] = (ServiceOperations.EnableEmergencyTokencodeV2, async (client, call) => await client.EmergencyTokencodes.EnableAsync(User, TimeSpan.FromHours(1), true, call).ConfigureAwait(false)),
        ["disable"] = (ServiceOperations.DisableEmergencyTokencode, async (client, call) => await client.EmergencyTokencodes.DisableAsync(User, "0aa3c6f2-1111-4222-8333-444455556666", call).ConfigureAwait(false)),
        ["disable-any"] = (ServiceOperations.DisableEmergencyTokencode, async (client, call) => await client.EmergencyTokencodes.DisableAsync(new UserReference(UserId, "alice@example.com"), call: call).ConfigureAwait(false)),
        ["enable-token"] = (ServiceOperations.EnableHardwareToken, async (client, call) => await client.HardwareTokens.EnableAsync(User, Serial, call).ConfigureAwait(false)),
        [Token] = (ServiceOperations.GetLicenseUsage, async (client, call) => await client.CheckTokenAsync(call).ConfigureAwait(false)),
    };

    public static IReadOnlyCollection<string> Names => Calls.Keys;

    /// <summary>Whether a call must never be sent twice.</summary>
    public static bool IsOnce(string name) => Calls[name].Documented.Safety == Safety.Once;

    /// <summary>Makes a call. An unknown name makes an unlock.</summary>
    public static Task<object?> MakeAsync(string name, CloudAdminClient client, CallContext call) =>
        Calls.GetValueOrDefault(name, Calls["unlock"]).MakeAsync(client, call);
}
