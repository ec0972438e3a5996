using System.Reflection;

namespace RsaCloudAdmin.Emulator.Tool;

/// <summary>Finds the module that this program imports.</summary>
public static class ModuleFolder
{
    private const string ModuleName = "RsaCloudAdmin";

    /// <summary>Returns the module's folder: beside the program if it was shipped with it, otherwise where the build stages it.</summary>
    /// <exception cref="DirectoryNotFoundException">The module is in neither place.</exception>
    public static string Find()
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, "module", ModuleName);
        var staged = Path.GetFullPath(StagedPath(), AppContext.BaseDirectory);
        return Array.Find([shipped, staged], HasManifest)
            ?? throw new DirectoryNotFoundException(
                $"The module {ModuleName} does not exist at '{shipped}' or at '{staged}'. To build it, run: dotnet build");
    }

    // Written by the build, relative to the program.
    private static string StagedPath() => typeof(ModuleFolder).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "StagedModule").Value!
        .TrimEnd('/', '\\');

    private static bool HasManifest(string folder) => File.Exists(Path.Combine(folder, ModuleName + ".psd1"));
}
