using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Benchmarks;

internal static class SeededUsers
{
    /// <summary>The ids of the emulator's first users.</summary>
    public static List<string> Ids(int count) => [.. Enumerable.Range(1, count).Select(number => EmulatedTenant.SeededId(number).ToString())];
}
