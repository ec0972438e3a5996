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
    private const string Erin = "erin@example.com";
    private const string Frank = "frank@example.com";
    private const string PhoneOfAlice = "5c0e1f0a-2b7d-4c1e-9a57-8d1f6a3b2c41";
    private const string PhoneOfBob = "e1a7c3d9-6f42-4b08-8c15-2d9e7f4a6b30";

    public static EmulatedUser AliceOf(CloudEmulator service) => service.Tenant.FindByEmail(Alice)!;

    public static void AddUsers(CloudEmulator service)
    {
        foreach (var (address, serialNumber, deviceId) in new[] { (Alice, "1000000001", PhoneOfAlice), (Bob, "1000000002", PhoneOfBob) })
        {
            var code = new EmulatedTokencode(Guid.NewGuid(), "12345678", DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(2), OneTimeUse: false);
            service.Tenant.AddHardwareToken(serialNumber, service.Tenant.AddUser(address, change: user => user with
            {
                Tokencode = code,
                Devices = [new EmulatedDevice(Guid.Parse(deviceId), "Phone")],
                FidoAuthenticators = [new EmulatedFidoAuthenticator(Guid.NewGuid(), "Security key")],
                EnrollmentCode = EnrollmentCode(),
            }).Id);
        }

        // They have no phone yet. Only such users get a registration code.
        foreach (var address in new[] { Erin, Frank })
            service.Tenant.AddUser(address, change: user => user with { EnrollmentCode = EnrollmentCode() });

        service.Tenant.AddHardwareToken("000200000001");
        service.Tenant.AddHardwareToken("000200000002");
        service.Tenant.AddUser("carol@example.com", change: user => user with { IsSynched = false });
        service.Tenant.AddUser("dave@example.com", change: user => user with { IsEnabled = false, MarkedDeletedAt = DateTimeOffset.UtcNow });
    }

    public static void Write(Func<string, string> pathOf)
    {
        void WriteList(string file, params string[] lines) => File.WriteAllLines(pathOf(file), lines);
        WriteList("tenants.csv", "Name,KeyPath", "East,./rsa.key", "West,./rsa.key");
        WriteList("users.csv", "Email", Alice, Bob);
        WriteList("locked.csv", "Email", Alice, Nobody, Bob);
        WriteList("stranded.csv", "Email", Alice, Bob);
        WriteList("returned.csv", "Email", Alice, Nobody, Bob);
        WriteList("leavers.csv", "Email", Alice, Bob);
        WriteList("restore.csv", "Email", "dave@example.com");
        WriteList("phones.csv", "Email,SmsNumber,VoiceNumber", $"{Alice},+1 555 555 5555,", $"{Bob},+1 555 555 5556,+1 555 555 5557");
        WriteList("mobiles.csv", "Email,Mobile", $"{Alice},0015555555555", $"{Bob},+15555555556");
        WriteList("staff.csv", "Contact", Alice, Bob);
        WriteList("devices.csv", "Email,AuthenticatorId", $"{Alice},{PhoneOfAlice}", $"{Bob},{PhoneOfBob}");
        WriteList("joiners.csv", "Email,Recipient", $"{Erin},erin@home.example", $"{Frank},frank@home.example");
        WriteList("box.csv", "Email,TokenSerialNumber", $"{Alice},000200000001", $"{Bob},000200000002");
        WriteList("tokens.csv", "Email,TokenSerialNumber", $"{Alice},1000000001", $"{Nobody},1000000003", $"{Bob},1000000002");
    }

    private static EmulatedCode EnrollmentCode() => new("23456789", DateTimeOffset.UtcNow.AddDays(1));
}
