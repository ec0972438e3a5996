using RsaCloudAdmin.Client;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Fuzzing.Service;

/// <summary>The client's operations, with the names used in inputs.</summary>
internal static class ServiceCall
{
    public const string UserId = "f10d0514-7dd1-4a13-a30e-236d0e65b56a";
    public const string Serial = "1231314525";

    /// <summary>Not an operation: the response is the issuer's.</summary>
    public const string Token = "token";

    /// <summary>Operations that create a tokencode and must never be sent twice.</summary>
    public static readonly string[] Once = ["issue", "issue2"];

    private static readonly UserReference User = UserReference.Parse(UserId);
    private static readonly Dictionary<string, Func<CloudAdminClient, CallContext, Task<object?>>> Operations = new()
    {
        ["check"] = async (client, call) => await client.CheckTokenAsync(call).ConfigureAwait(false),
        ["lookup"] = async (client, call) => await client.Users.LookUpAsync(UserReference.Parse("alice@example.com"), call: call).ConfigureAwait(false),
        ["unlock"] = async (client, call) => await client.Users.UnlockAsync(User, [RsaUserMethod.Token, RsaUserMethod.Sms, RsaUserMethod.Voice], call).ConfigureAwait(false),
        ["issue"] = async (client, call) => await client.EmergencyTokencodes.EnableAsync(User, 1, call).ConfigureAwait(false),
        ["issue2"] = async (client, call) => await client.EmergencyTokencodes.EnableAsync(User, TimeSpan.FromHours(1), true, call).ConfigureAwait(false),
        ["disable"] = async (client, call) => await client.EmergencyTokencodes.DisableAsync(User, "0aa3c6f2-1111-4222-8333-444455556666", call).ConfigureAwait(false),
        ["disable-any"] = async (client, call) => await client.EmergencyTokencodes.DisableAsync(new UserReference(UserId, "alice@example.com"), call: call).ConfigureAwait(false),
        ["enable-token"] = async (client, call) => await client.HardwareTokens.EnableAsync(User, Serial, call).ConfigureAwait(false),
        [Token] = async (client, call) => await client.CheckTokenAsync(call).ConfigureAwait(false),
    };

    public static IReadOnlyCollection<string> Names => Operations.Keys;

    /// <summary>Makes a call. An unknown name makes an unlock.</summary>
    public static Task<object?> MakeAsync(string name, CloudAdminClient client, CallContext call) =>
        Operations.GetValueOrDefault(name, Operations["unlock"])(client, call);
}
