using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;

namespace RsaCloudAdmin.Sandbox.Tests;

public sealed class ModuleFolderTests
{
    [Fact]
    public void The_staged_module_is_found_and_can_be_imported()
    {
        using var engine = PowerShellEngine.Open();

        engine.Import(ModuleFolder.Find());

        Assert.Equal("RsaCloudAdmin", engine.Run("Get-Command Get-RsaUser").OutputAs<System.Management.Automation.CommandInfo>().Single().ModuleName);
    }

    [Fact]
    public void The_module_is_not_beside_the_program() =>
        // If the assemblies were here, the default load context would find them, and the module's own loading would go untested.
        Assert.Empty(Directory.GetFiles(AppContext.BaseDirectory, "RsaCloudAdmin.*.dll")
            .Select(Path.GetFileName)
            .Except(["RsaCloudAdmin.Emulator.dll", "RsaCloudAdmin.Emulator.Tool.dll", "RsaCloudAdmin.Picture.dll", "RsaCloudAdmin.Sandbox.dll", "RsaCloudAdmin.Sandbox.Tests.dll", "RsaCloudAdmin.Testing.dll"]));
}
