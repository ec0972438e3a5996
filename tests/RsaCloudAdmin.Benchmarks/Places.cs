using System.Reflection;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>Where the build put what the benchmarks start and import, and where their page belongs.</summary>
internal static class Places
{
    public static string Module => PathOf(nameof(Module));

    public static string EmptyModule => PathOf(nameof(EmptyModule));

    public static string BareProgram => PathOf(nameof(BareProgram));

    public static string Page => PathOf(nameof(Page));

    // Written by the build, relative to the program.
    private static string PathOf(string name) => Path.GetFullPath(
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!,
        AppContext.BaseDirectory);
}
