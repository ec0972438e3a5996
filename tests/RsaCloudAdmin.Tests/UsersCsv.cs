using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Tests;

/// <summary>A help desk's list of three users: one with id and address, one with the id only, one with the address only.</summary>
internal static class UsersCsv
{
    public static readonly Guid[] Users = [EmulatedTenant.SeededId(1), EmulatedTenant.SeededId(2), EmulatedTenant.SeededId(3)];

    /// <summary>Writes the list, sets <c>$UsersCsv</c> to its path, and locks all methods of its users.</summary>
    public static void Write(string path, PowerShellEngine engine, CloudEmulator service)
    {
        File.WriteAllLines(path,
        [
            "UserId,Email,TokenSerialNumber",
            $"{Users[0]},user1@example.com,{EmulatedTenant.SeededSerialNumber(1)}",
            $"{Users[1]},,{EmulatedTenant.SeededSerialNumber(2)}",
            $",user3@example.com,{EmulatedTenant.SeededSerialNumber(3)}",
        ]);
        engine.SetVariable("UsersCsv", path);
        foreach (var id in Users)
            service.Tenant.Change(id, user => user with { IsTokenLocked = true, IsSmsLocked = true, IsVoiceLocked = true });
    }
}
