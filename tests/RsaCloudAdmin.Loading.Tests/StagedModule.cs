using System.Reflection;
using RsaCloudAdmin.Emulator.Tool;

namespace RsaCloudAdmin.Loading.Tests;

/// <summary>The module as the build stages it.</summary>
internal static class StagedModule
{
    public static string Folder { get; } = ModuleFolder.Find();

    public static string Manifest => PathOf("RsaCloudAdmin.psd1");

    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Loads an assembly of the module's root as PowerShell does: by path, into the default context.</summary>
    public static Assembly Load(string name) => Assembly.LoadFrom(PathOf(name + ".dll"));
}
