using System.Reflection;

namespace RsaCloudAdmin.Loading.Tests;

/// <summary>The list of shipped files, so that no assembly is added or removed by accident.</summary>
public sealed class StagedFilesTests
{
    public static TheoryData<string, string[]> Folders => new()
    {
        { "", ["RsaCloudAdmin", "RsaCloudAdmin.Models"] },
        { "lib", [] },
        {
            "lib/net8.0",
            [
                "Microsoft.Bcl.Cryptography",
                "Microsoft.Extensions.DependencyInjection.Abstractions",
                "Microsoft.Extensions.Logging.Abstractions",
                "Microsoft.IdentityModel.Abstractions",
                "Microsoft.IdentityModel.JsonWebTokens",
                "Microsoft.IdentityModel.Logging",
                "Microsoft.IdentityModel.Tokens",
                "RsaCloudAdmin.Client",
                "RsaCloudAdmin.Loader",
                "System.Formats.Asn1",
                "System.IdentityModel.Tokens.Jwt",
            ]
        },
        {
            "lib/net472",
            [
                "Microsoft.Bcl.AsyncInterfaces",
                "Microsoft.Bcl.Cryptography",
                "Microsoft.Bcl.TimeProvider",
                "Microsoft.Extensions.Logging.Abstractions",
                "Microsoft.IdentityModel.Abstractions",
                "Microsoft.IdentityModel.JsonWebTokens",
                "Microsoft.IdentityModel.Logging",
                "Microsoft.IdentityModel.Tokens",
                "RsaCloudAdmin.Client",
                "System.Buffers",
                "System.Diagnostics.DiagnosticSource",
                "System.Formats.Asn1",
                "System.IdentityModel.Tokens.Jwt",
                "System.Memory",
                "System.Numerics.Vectors",
                "System.Runtime.CompilerServices.Unsafe",
                "System.Text.Encodings.Web",
                "System.Text.Json",
                "System.Threading.Tasks.Extensions",
                "System.ValueTuple",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_folder_holds_these_assemblies(string folder, string[] expected) =>
        Assert.Equal(expected, Directory.GetFiles(StagedModule.PathOf(folder), "*.dll").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Fact]
    public void There_are_no_other_folders_of_assemblies() =>
        Assert.Equal(["", "lib/net472", "lib/net8.0"], Assemblies
            .Select(f => Path.GetRelativePath(StagedModule.Folder, Path.GetDirectoryName(f)!).Replace('\\', '/').TrimStart('.'))
            .Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Assemblies_of_the_module_have_the_version_of_its_manifest()
    {
        var manifest = Version.Parse((string)ManifestFile.Read()["ModuleVersion"]!);

        var versions = Assemblies.Select(AssemblyName.GetAssemblyName).Where(name => name.Name!.StartsWith("RsaCloudAdmin", StringComparison.Ordinal)).ToList();

        Assert.Equal(5, versions.Count);
        Assert.All(versions, name => Assert.Equal(new Version(manifest.Major, manifest.Minor, manifest.Build, 0), name.Version));
    }

    private static string[] Assemblies => Directory.GetFiles(StagedModule.Folder, "*.dll", SearchOption.AllDirectories);
}
