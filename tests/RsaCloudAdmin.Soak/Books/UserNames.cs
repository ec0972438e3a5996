using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Soak.Books;

internal static class UserNames
{
    public static string IdOf(int user) => EmulatedTenant.SeededId(user).ToString();
}
