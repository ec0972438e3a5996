using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Loading.Tests;

/// <summary>Libraries named like the module's own, in places where a careless program would search for them.</summary>
public sealed class PlantedLibrariesTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private const string Script = """
        param($Module, $KeyPath, $Planted)
        $ErrorActionPreference = 'Stop'
        Set-Location $Planted
        [Environment]::CurrentDirectory = $Planted
        Import-Module $Module
        Connect-RsaCloudAdmin $KeyPath
        (Get-RsaUser user1@example.com).EmailAddress
        (Enable-RsaEmergencyTokencode user1@example.com).EmailAddress
        [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object Location | ForEach-Object { "$($_.GetName().Name) $($_.Location)" }
        """;

    [Fact]
    public async Task They_are_not_loaded_from_the_current_folder_the_path_or_beside_a_script()
    {
        var planted = Directory.CreateTempSubdirectory("rsa-planted-").FullName;
        try
        {
            // Copies of the real libraries, so that a loaded one works, each under a name that may be searched for.
            foreach (var file in Directory.GetFiles(StagedModule.Folder, "*.dll", SearchOption.AllDirectories).Where(file => !file.Contains("net472", StringComparison.Ordinal)))
                File.Copy(file, Path.Combine(planted, Path.GetFileName(file)), overwrite: true);
            File.Copy(StagedModule.PathOf("lib", "net8.0", "System.IdentityModel.Tokens.Jwt.dll"), Path.Combine(planted, "System.Text.Json.dll"), overwrite: true);
            await File.WriteAllTextAsync(Path.Combine(planted, "script.ps1"), Script, TestContext.Current.CancellationToken);
            string Before(string variable) => $"{planted}{Path.PathSeparator}{Environment.GetEnvironmentVariable(variable)}".TrimEnd(Path.PathSeparator);
            var environment = new Dictionary<string, string?>
            {
                ["PATH"] = Before("PATH"),
                ["PSModulePath"] = Before("PSModulePath"),
                ["LD_LIBRARY_PATH"] = Before("LD_LIBRARY_PATH"),
                ["DEVPATH"] = planted,
                ["APPBASE"] = planted,
                ["APPDOMAIN"] = planted,
            };

            var (exitCode, output, error) = await ChildProgram.RunPowerShellAsync(
                ["-WorkingDirectory", planted, "-File", Path.Combine(planted, "script.ps1"), StagedModule.Manifest, service.KeyPath, planted], environment, TestContext.Current.CancellationToken);

            Assert.True(exitCode == 0, error);
            var lines = output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(["user1@example.com", "user1@example.com"], lines[..2]);
            Assert.Contains(lines, line => line == $"RsaCloudAdmin.Client {StagedModule.PathOf("lib", "net8.0", "RsaCloudAdmin.Client.dll")}");
            Assert.Contains(lines, line => line.StartsWith("System.Text.Json ", StringComparison.Ordinal));
            Assert.DoesNotContain(lines, line => line.Contains(planted, StringComparison.OrdinalIgnoreCase));
        }
        finally
        {
            Directory.Delete(planted, recursive: true);
        }
    }
}
