using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>The users and files that the help's examples mention.</summary>
internal static class ExampleFiles
{
    /// <summary>An unknown user, for lists with a row that fails.</summary>
    public const string Nobody = "nobody@example.com";

    private const string Alice = "alice@example.com";
    private const string Bob = "bob@example.com";

    public static EmulatedUser AliceOf(CloudEmulator service) => service.Tenant.FindByEmail(Alice)!;

    public static void AddUsers(CloudEmulator service)
    {
        foreach (var (address, serialNumber) in new[] { (Alice, "1000000001"), (Bob, "1000000002") })
        {
            var code = new EmulatedTokencode(Guid.NewGuid(), "12345678", DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(2), OneTimeUse: false);
            service.Tenant.AddHardwareToken(serialNumber, service.Tenant.AddUser(address, change: user => user with { Tokencode = code }).Id);
        }

        service.Tenant.AddUser("carol@example.com", change: user => user with { IsSynched = false });
    }

    public static void Write(Func<string, string> pathOf)
    {
        void WriteList(string file, params string[] lines) => File.WriteAllLines(pathOf(file), lines);
        WriteList("tenants.csv", "Name,KeyPath", "East,./rsa.key", "West,./rsa.key");
        WriteList("users.csv", "Email", Alice, Bob);
        WriteList("locked.csv", "Email", Alice, Nobody, Bob);
        WriteList("stranded.csv", "Email", Alice, Bob);
        WriteList("returned.csv", "Email", Alice, Nobody, Bob);
        WriteList("staff.csv", "Contact", Alice, Bob);
        WriteList("tokens.csv", "Email,TokenSerialNumber", $"{Alice},1000000001", $"{Nobody},1000000003", $"{Bob},1000000002");
    }
}
