using System.Diagnostics;
using System.Reflection;

namespace RsaCloudAdmin.Loading.Tests;

/// <summary>Runs scripts in a PowerShell of their own: this process already holds the emulator's library for tokens.</summary>
internal static class ChildProcess
{
    // What scripts share: the module used from end to end, and which assemblies lie where, as "context: name version".
    private const string Tools = """
        param($Module, $KeyPath, $Other)
        function Use-Module { Connect-RsaCloudAdmin $KeyPath; (Get-RsaUser user1@example.com).Identity }
        function Get-Loaded($Pattern) {
            [System.Runtime.Loader.AssemblyLoadContext]::All | ForEach-Object {
                $context = $_.Name
                $_.Assemblies | ForEach-Object { $_.GetName() } | Where-Object Name -Match $Pattern | Where-Object Name -NotLike '*.Child' |
                    ForEach-Object { "${context}: $($_.Name) $($_.Version)" }
            }
        }

        """;

    private static readonly string Program = Path.GetFullPath(
        typeof(ChildProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Child").Value!,
        AppContext.BaseDirectory);

    /// <summary>What the script emits. One that fails, fails the test.</summary>
    /// <param name="script">Has <c>$Module</c>, <c>$KeyPath</c>, <c>$Other</c>, Use-Module and Get-Loaded.</param>
    /// <param name="keyPath">The key file of a service.</param>
    /// <param name="otherFolder">The folder of another module's assemblies.</param>
    public static async Task<string[]> RunAsync(string script, string keyPath = "", string otherFolder = "")
    {
        var start = new ProcessStartInfo("dotnet", [Program, Tools + script, StagedModule.Manifest, keyPath, otherFolder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Windows would not let the module's own files be read otherwise.
            Environment = { ["PSExecutionPolicyPreference"] = "Bypass" },
        };
        using var process = Process.Start(start)!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            Assert.True(process.ExitCode == 0, await error);
            return (await output).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            process.Kill();
        }
    }
}
