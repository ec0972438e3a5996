using System.Reflection;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>The paths of what the benchmarks start and import, and of their page.</summary>
internal static class Places
{
    public static string Module => PathOf(nameof(Module));

    public static string EmptyModule => PathOf(nameof(EmptyModule));

    public static string BareProgram => PathOf(nameof(BareProgram));

    public static string Page => PathOf(nameof(Page));

    // The build writes them relative to the program.
    private static string PathOf(string name) => Path.GetFullPath(
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!,
        AppContext.BaseDirectory);
}
