using System.Diagnostics;
using System.Globalization;
using RsaCloudAdmin.Benchmarks.Service;
using RsaCloudAdmin.Sandbox;

namespace RsaCloudAdmin.Benchmarks.Contenders;

/// <summary>A pwsh on this machine: the module in it, and beside it the loop of Invoke-RestMethod that an admin would write.</summary>
internal static class RealPowerShell
{
    // Each in a pwsh of its own, as a scheduled script runs: the list is timed from its first row, and not the start of pwsh
    // or the import of the module.
    private const string Script = """
        param($Way, $Module, $KeyPath, $BaseUri, $Token, $Count, $Parallel)
        $ErrorActionPreference = 'Stop'
        $ids = 1..$Count | ForEach-Object { [guid]::new($_, 0x5e5a, 0x4a11, 0x8e, 0x1f, 0xc1, 0x0a, 0xd0, 0x00, 0x00, 0x01).ToString() }
        if ($Way -eq 'Module') {
            Import-Module $Module
            Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck
        }
        $watch = [Diagnostics.Stopwatch]::StartNew()
        $out = if ($Way -eq 'Module') {
            $ids | Unlock-RsaUserMethod -ThrottleLimit $Parallel
        }
        else {
            $ids | ForEach-Object -ThrottleLimit $Parallel -Parallel {
                Invoke-RestMethod -Method Patch -Uri "$using:BaseUri/v1/users/$_/methods" -Headers @{ Authorization = "Bearer $using:Token" } -ContentType application/json -Body '{"unlockMethods":["TOKEN","SMS","VOICE"]}'
            }
        }
        $watch.Stop()
        if (@($out).Count -ne $Count) { throw "Of $Count rows, $(@($out).Count) came out." }
        $watch.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture)
        """;

    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"))
        .FirstOrDefault(File.Exists);

    /// <summary>How long both took for the seeded users.</summary>
    public static async Task<(TimeSpan Module, TimeSpan ByHand)> UnlockAsync(string pwsh, ServiceProcess service, int count, int parallel) => (
        await UnlockAsync(pwsh, "Module", service, count, parallel).ConfigureAwait(false),
        await UnlockAsync(pwsh, "ByHand", service, count, parallel).ConfigureAwait(false));

    private static async Task<TimeSpan> UnlockAsync(string pwsh, string way, ServiceProcess service, int count, int parallel)
    {
        var path = Path.Combine(Path.GetDirectoryName(service.KeyPath)!, "unlock.ps1");
        await File.WriteAllTextAsync(path, Script).ConfigureAwait(false);
        var start = new ProcessStartInfo(pwsh) { RedirectStandardOutput = true };
        foreach (var argument in (string[])["-NoProfile", "-File", path, way, ModuleFolder.Find(), service.KeyPath, service.Access.BaseUri.AbsoluteUri, service.Access.Token, Text(count), Text(parallel)])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode == 0
            ? TimeSpan.FromSeconds(double.Parse(output, CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"pwsh ended with {process.ExitCode}: {output}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
