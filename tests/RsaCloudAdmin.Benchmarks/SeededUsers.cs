using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Benchmarks;

internal static class SeededUsers
{
    public static List<string> Ids(int count) => [.. Enumerable.Range(1, count).Select(number => EmulatedTenant.SeededId(number).ToString())];
}
