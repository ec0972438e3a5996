using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace RsaCloudAdmin.Loading.Tests;

/// <summary>
/// What Windows PowerShell 5.1 must bind. It has no configuration file that redirects to later versions, so each reference to
/// a version other than the shipped one depends on the module's handler, and on no other module's handler running first.
/// </summary>
public sealed class FrameworkReferencesTests
{
    private static readonly string Folder = StagedModule.PathOf("lib", "net472");

    [Fact]
    public void These_references_alone_ask_for_another_version_than_the_shipped_one()
    {
        var shipped = Names(Folder);

        var edges = References()
            .Where(edge => shipped.TryGetValue(edge.Wanted.Name!, out var version) && version != edge.Wanted.Version)
            .Select(edge => $"{edge.By} -> {edge.Wanted.Name} {edge.Wanted.Version}, and {shipped[edge.Wanted.Name!]} is shipped");

        Assert.Equal(
            [
                "Microsoft.IdentityModel.Tokens -> Microsoft.Bcl.Cryptography 10.0.0.2, and 10.0.0.14 is shipped",
                "System.Diagnostics.DiagnosticSource -> System.Memory 4.0.1.1, and 4.0.5.0 is shipped",
                "System.Diagnostics.DiagnosticSource -> System.Runtime.CompilerServices.Unsafe 6.0.0.0, and 6.0.3.0 is shipped",
                "System.Text.Encodings.Web -> System.Buffers 4.0.3.0, and 4.0.5.0 is shipped",
                "System.Text.Encodings.Web -> System.Memory 4.0.1.2, and 4.0.5.0 is shipped",
                "System.Text.Encodings.Web -> System.Runtime.CompilerServices.Unsafe 6.0.0.0, and 6.0.3.0 is shipped",
                "System.Text.Json -> System.Buffers 4.0.3.0, and 4.0.5.0 is shipped",
                "System.Text.Json -> System.Memory 4.0.1.2, and 4.0.5.0 is shipped",
                "System.Text.Json -> System.Numerics.Vectors 4.1.4.0, and 4.1.6.0 is shipped",
                "System.Text.Json -> System.Runtime.CompilerServices.Unsafe 6.0.0.0, and 6.0.3.0 is shipped",
                "System.Text.Json -> System.ValueTuple 4.0.3.0, and 4.0.5.0 is shipped",
                "System.Threading.Tasks.Extensions -> System.Runtime.CompilerServices.Unsafe 4.0.4.1, and 6.0.3.0 is shipped",
            ],
            edges.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_asks_for_a_later_version_than_is_shipped()
    {
        var shipped = Names(Folder);

        Assert.DoesNotContain(References(), edge => shipped.TryGetValue(edge.Wanted.Name!, out var version) && version < edge.Wanted.Version);
    }

    [Fact]
    public void Everything_else_is_in_NET_Framework_4_7_2_or_beside_the_cmdlets()
    {
        var shipped = Names(Folder);
        var framework = Names(FrameworkFolder, SearchOption.AllDirectories);
        Assert.Contains("netstandard", framework.Keys);

        var others = References()
            .Where(edge => !shipped.ContainsKey(edge.Wanted.Name!))
            .Where(edge => !framework.TryGetValue(edge.Wanted.Name!, out var version) || version < edge.Wanted.Version)
            .Select(edge => $"{edge.By} -> {edge.Wanted.Name}");

        Assert.Equal(["RsaCloudAdmin.Client -> RsaCloudAdmin.Models"], others);
    }

    private static string FrameworkFolder { get; } = typeof(FrameworkReferencesTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "NetFramework").Value!;

    private static Dictionary<string, Version> Names(string folder, SearchOption depth = SearchOption.TopDirectoryOnly) => Directory.GetFiles(folder, "*.dll", depth)
        .Where(IsAssembly).Select(AssemblyName.GetAssemblyName).GroupBy(name => name.Name!)
        .ToDictionary(same => same.Key, same => same.Max(name => name.Version)!, StringComparer.OrdinalIgnoreCase);

    private static List<(string By, AssemblyName Wanted)> References() => [.. Directory.GetFiles(Folder, "*.dll").SelectMany(ReferencesOf)];

    private static List<(string By, AssemblyName Wanted)> ReferencesOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => (Path.GetFileNameWithoutExtension(path), metadata.GetAssemblyReference(handle).GetAssemblyName()))];
    }

    // Some framework files are modules of another assembly, or contain only native code.
    private static bool IsAssembly(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        return file.HasMetadata && file.GetMetadataReader().IsAssembly;
    }
}
