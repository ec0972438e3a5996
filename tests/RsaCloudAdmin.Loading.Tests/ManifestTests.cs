using System.Collections;
using System.Management.Automation;
using System.Reflection;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Loading.Tests;

public sealed class ManifestTests
{
    [Fact]
    public void The_engine_finds_no_fault_with_it()
    {
        using var engine = PowerShellEngine.Open();
        engine.SetVariable("Module", StagedModule.Manifest);

        var result = engine.Run("Test-ModuleManifest $Module");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        var module = Assert.Single(result.OutputAs<PSModuleInfo>());
        Assert.Equal(new Version(5, 1), module.PowerShellVersion);
        Assert.Equal(["Core", "Desktop"], module.CompatiblePSEditions.Order());
    }

    [Fact]
    public void It_exports_the_cmdlets_of_the_assembly_by_name_and_nothing_else()
    {
        var cmdlets = StagedModule.Load("RsaCloudAdmin").GetExportedTypes()
            .Select(type => type.GetCustomAttribute<CmdletAttribute>())
            .Where(cmdlet => cmdlet is not null)
            .Select(cmdlet => $"{cmdlet!.VerbName}-{cmdlet.NounName}")
            .Order(StringComparer.Ordinal);

        var manifest = ManifestFile.Read();

        Assert.Equal(cmdlets, Assert.IsType<object[]>(manifest["CmdletsToExport"]).Cast<string>());
        // An omitted list means a wildcard. The engine would then load the module to find what it exports.
        foreach (var list in new[] { "FunctionsToExport", "AliasesToExport", "VariablesToExport" })
            Assert.Empty(Assert.IsType<object[]>(manifest[list]));
    }

    [Fact]
    public void It_tells_a_gallery_what_it_asks_for()
    {
        var data = Assert.IsType<Hashtable>(Assert.IsType<Hashtable>(ManifestFile.Read()["PrivateData"])["PSData"]);

        Assert.Superset(new HashSet<string> { "PSEdition_Core", "PSEdition_Desktop", "Windows", "Linux", "MacOS" }, Assert.IsType<object[]>(data["Tags"]).Cast<string>().ToHashSet());
        Assert.True(Uri.IsWellFormedUriString((string)data["LicenseUri"]!, UriKind.Absolute));
        // The build inserts the release notes.
        Assert.StartsWith("### ", (string)data["ReleaseNotes"]!, StringComparison.Ordinal);
        Assert.Contains("Unlock-RsaUserMethod", (string)data["ReleaseNotes"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void An_import_exports_what_the_manifest_says()
    {
        using var engine = PowerShellEngine.Open();
        engine.Import(StagedModule.Manifest);

        var commands = engine.Run("Get-Command -Module RsaCloudAdmin").OutputAs<CommandInfo>().Select(command => command.Name);

        Assert.Equal(Assert.IsType<object[]>(ManifestFile.Read()["CmdletsToExport"]), commands.Order(StringComparer.Ordinal));
    }
}
