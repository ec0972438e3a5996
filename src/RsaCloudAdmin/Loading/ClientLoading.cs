using System.Reflection;
using System.Runtime.InteropServices;

namespace RsaCloudAdmin.Loading;

/// <summary>The folders of the client, and calls of RsaCloudAdmin.Loader, which code for netstandard2.0 can reach only by reflection.</summary>
internal static class ClientLoading
{
    public static bool IsWindowsPowerShell { get; } = RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal)
        || RuntimeInformation.FrameworkDescription.StartsWith("Mono", StringComparison.Ordinal);

    public static string ModuleFolder { get; } = Path.GetDirectoryName(typeof(ClientLoading).Assembly.Location)!;

    public static string ClientFolder(string framework) => Path.Combine(ModuleFolder, "lib", framework);

    public static void AttachContext()
    {
        Assembly[] shared = [typeof(RsaUser).Assembly];
        ContextMethod("Attach").Invoke(null, [ClientFolder("net8.0"), shared]);
    }

    public static void DetachContext() => ContextMethod("Detach").Invoke(null, null);

    private static MethodInfo ContextMethod(string name) =>
        Assembly.LoadFrom(Path.Combine(ClientFolder("net8.0"), "RsaCloudAdmin.Loader.dll"))
            .GetType("RsaCloudAdmin.Loader.ClientContext", throwOnError: true)!
            .GetMethod(name, BindingFlags.Public | BindingFlags.Static)!;
}
