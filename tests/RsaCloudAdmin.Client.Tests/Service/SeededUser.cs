using RsaCloudAdmin.Client.Users;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Client.Tests.Service;

/// <summary>The first user of each emulator, and the user's hardware token.</summary>
internal static class SeededUser
{
    public static Guid Id { get; } = EmulatedTenant.SeededId(1);

    public static UserReference Reference { get; } = new(Id.ToString(), null);

    public static string Serial { get; } = EmulatedTenant.SeededSerialNumber(1);
}
