using System.Diagnostics;
using System.Globalization;
using RsaCloudAdmin.Benchmarks.Service;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Benchmarks.Contenders;

/// <summary>How a pwsh works through a list: with the module, or by hand as an admin would write it.</summary>
internal enum Way
{
    Module,

    /// <summary>Invoke-RestMethod in ForEach-Object, one after the other.</summary>
    Sequential,

    /// <summary>Invoke-RestMethod in ForEach-Object -Parallel.</summary>
    Parallel,
}

/// <summary>The pinned pwsh: the module in it, and beside it the loops of Invoke-RestMethod that an admin would write.</summary>
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
        $out = switch ($Way) {
            Module {
                $ids | Unlock-RsaUserMethod -ThrottleLimit $Parallel
            }
            Sequential {
                $ids | ForEach-Object {
                    Invoke-RestMethod -Method Patch -Uri "$BaseUri/v1/users/$_/methods" -Headers @{ Authorization = "Bearer $Token" } -ContentType application/json -Body '{"unlockMethods":["TOKEN","SMS","VOICE"]}'
                }
            }
            Parallel {
                $ids | ForEach-Object -ThrottleLimit $Parallel -Parallel {
                    Invoke-RestMethod -Method Patch -Uri "$using:BaseUri/v1/users/$_/methods" -Headers @{ Authorization = "Bearer $using:Token" } -ContentType application/json -Body '{"unlockMethods":["TOKEN","SMS","VOICE"]}'
                }
            }
        }
        $watch.Stop()
        if (@($out).Count -ne $Count) { throw "Of $Count rows, $(@($out).Count) came out." }
        $watch.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture)
        """;

    /// <summary>How the pinned pwsh is started for a script in a file.</summary>
    // ForEach-Object -Parallel goes to the working folder for each row and looks its name up in every folder above. In a
    // full folder, such as a temporary one, that would dominate the time.
    public static ProcessStartInfo Start(string script, params string[] arguments) => new("dotnet", [ChildProgram.PowerShellPath, "-NoProfile", "-NonInteractive", "-File", script, .. arguments])
    {
        WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory),
        Environment = { ["PSExecutionPolicyPreference"] = "Bypass", ["POWERSHELL_TELEMETRY_OPTOUT"] = "1" },
    };

    /// <summary>Which PowerShell it is.</summary>
    public static async Task<string> VersionAsync() =>
        (await ChildProgram.RunPowerShellAsync(["-Command", "$PSVersionTable.PSVersion.ToString()"], environment: null, CancellationToken.None).ConfigureAwait(false)).Output.Trim();

    /// <summary>How long a way took for so many of the seeded users.</summary>
    public static async Task<TimeSpan> UnlockAsync(Way way, ServiceProcess service, int count, int parallel)
    {
        var start = Start(
            service.WriteFile("unlock.ps1", Script),
            $"{way}", Places.Module, service.KeyPath, service.Access.BaseUri.AbsoluteUri, service.Access.Token, Text(count), Text(parallel));
        return TimeSpan.FromSeconds(double.Parse(await Programs.RunAsync(start).ConfigureAwait(false), CultureInfo.InvariantCulture));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
