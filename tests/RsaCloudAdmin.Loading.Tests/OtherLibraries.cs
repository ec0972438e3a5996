using System.Reflection;

namespace RsaCloudAdmin.Loading.Tests;

/// <summary>The folder of another module that ships libraries with the same names as this module's.</summary>
internal sealed class OtherLibraries : IDisposable
{
    private const string Library = "System.IdentityModel.Tokens.Jwt.dll";

    private static readonly Version NewerVersion = new(99, 1, 2, 3);

    private readonly bool _isTemporary;

    private OtherLibraries(string path, bool isTemporary) => (Path, _isTemporary) = (path, isTemporary);

    public static Version VersionOfOurs => VersionIn(OurFolder);

    public string Path { get; }

    public Version Version => VersionIn(Path);

    private static string OurFolder => StagedModule.PathOf("lib", "net8.0");

    public static OtherLibraries Older() => new(System.IO.Path.Combine(AppContext.BaseDirectory, "older"), isTemporary: false);

    /// <summary>Copies exactly the versions that this module ships.</summary>
    public static OtherLibraries CopyOfOurs()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        foreach (var file in Directory.GetFiles(OurFolder).Where(f => !System.IO.Path.GetFileName(f).StartsWith("RsaCloudAdmin.", StringComparison.Ordinal)))
            File.Copy(file, System.IO.Path.Combine(folder, System.IO.Path.GetFileName(file)));
        return new(folder, isTemporary: true);
    }

    /// <summary>Copies this module's versions, and gives the token libraries a later version number, also in their references.</summary>
    public static OtherLibraries Newer()
    {
        var copy = CopyOfOurs();
        foreach (var file in Directory.GetFiles(copy.Path, "*.dll"))
            AssemblyVersions.Rewrite(file, name => name.Contains("IdentityModel", StringComparison.Ordinal), NewerVersion);
        return copy;
    }

    public void Dispose()
    {
        if (_isTemporary)
            Directory.Delete(Path, recursive: true);
    }

    private static Version VersionIn(string folder) => AssemblyName.GetAssemblyName(System.IO.Path.Combine(folder, Library)).Version!;
}
