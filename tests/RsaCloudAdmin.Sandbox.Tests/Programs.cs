using System.Reflection;

namespace RsaCloudAdmin.Sandbox.Tests;

/// <summary>The programs under test, which <c>dotnet</c> runs.</summary>
internal static class Programs
{
    public static string Sandbox { get; } = PathOf("RsaCloudAdmin.Sandbox");

    public static string EmulatorTool { get; } = PathOf("RsaCloudAdmin.Emulator.Tool");

    private static string PathOf(string name) => Path.GetFullPath(
        typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!,
        AppContext.BaseDirectory);
}
