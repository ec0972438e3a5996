using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Loading.Tests;

/// <summary>Runs scripts in a separate pwsh, because this process has already loaded the emulator's token library.</summary>
internal static class ChildProcess
{
    // Shared by the scripts: a complete use of the module, and the list of loaded assemblies as "context: name version".
    private const string Tools = """
        param($Module, $KeyPath, $Other)
        $ErrorActionPreference = 'Stop'
        function Use-Module { Connect-RsaCloudAdmin $KeyPath; (Get-RsaUser user1@example.com).Identity }
        function Get-Loaded($Pattern) {
            [System.Runtime.Loader.AssemblyLoadContext]::All | ForEach-Object {
                $context = $_.Name
                $_.Assemblies | ForEach-Object { $_.GetName() } | Where-Object Name -Match $Pattern | ForEach-Object { "${context}: $($_.Name) $($_.Version)" }
            }
        }

        """;

    /// <summary>Returns the lines that the script emits. A script that fails, fails the test.</summary>
    /// <param name="script">Has <c>$Module</c>, <c>$KeyPath</c>, <c>$Other</c>, Use-Module and Get-Loaded.</param>
    /// <param name="keyPath">The key file of a service.</param>
    /// <param name="otherFolder">The folder of another module's assemblies.</param>
    /// <param name="isFirst">
    /// Whether to start without the startup profile of earlier pwsh runs. With it, .NET preloads the libraries that they used.
    /// </param>
    public static async Task<string[]> RunAsync(string script, string keyPath = "", string otherFolder = "", bool isFirst = false)
    {
        var folder = Directory.CreateTempSubdirectory("rsa-loading-");
        try
        {
            var file = Path.Combine(folder.FullName, "script.ps1");
            await File.WriteAllTextAsync(file, Tools + script, TestContext.Current.CancellationToken);
            var environment = isFirst ? new Dictionary<string, string?> { ["XDG_CACHE_HOME"] = folder.FullName } : null;
            var (exitCode, output, error) = await ChildProgram.RunPowerShellAsync(
                ["-File", file, StagedModule.Manifest, keyPath, otherFolder], environment, TestContext.Current.CancellationToken);
            Assert.True(exitCode == 0, error);
            return output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
