using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>What seeded users are called.</summary>
internal static class UserNames
{
    public static string IdOf(int user) => EmulatedTenant.SeededId(user).ToString();
}
