using System.Diagnostics;
using System.Globalization;
using RsaCloudAdmin.Benchmarks.Service;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Benchmarks.Contenders;

/// <summary>How pwsh processes the list: with the module, or with a loop that an admin would write.</summary>
internal enum Way
{
    Module,

    /// <summary>Invoke-RestMethod in ForEach-Object, one user after the other.</summary>
    Sequential,

    /// <summary>Invoke-RestMethod in ForEach-Object -Parallel.</summary>
    Parallel,
}

/// <summary>Runs the list in the pinned pwsh, with the module or with loops of Invoke-RestMethod that an admin would write.</summary>
internal static class RealPowerShell
{
    // Each run has its own pwsh, as a scheduled script does. The time starts at the first row and excludes the start of pwsh and
    // the import of the module.
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
        if (@($out).Count -ne $Count) { throw "$Count rows produced $(@($out).Count) results." }
        $watch.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture)
        """;

    /// <summary>Returns how to start the pinned pwsh with a script file.</summary>
    // ForEach-Object -Parallel changes to the working folder for each row and looks up its name in every parent folder. In a
    // full folder, such as the temporary one, that would dominate the time.
    public static ProcessStartInfo Start(string script, params string[] arguments) => new("dotnet", [ChildProgram.PowerShellPath, "-NoProfile", "-NonInteractive", "-File", script, .. arguments])
    {
        WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory),
        Environment = { ["PSExecutionPolicyPreference"] = "Bypass", ["POWERSHELL_TELEMETRY_OPTOUT"] = "1" },
    };

    public static async Task<string> VersionAsync() =>
        (await ChildProgram.RunPowerShellAsync(["-Command", "$PSVersionTable.PSVersion.ToString()"], environment: null, CancellationToken.None).ConfigureAwait(false)).Output.Trim();

    /// <summary>Returns the time that the list of seeded users took.</summary>
    public static async Task<TimeSpan> UnlockAsync(Way way, ServiceProcess service, int count, int parallel)
    {
        var start = Start(
            service.WriteFile("unlock.ps1", Script),
            $"{way}", Places.Module, service.KeyPath, service.Access.BaseUri.AbsoluteUri, service.Access.Token, Text(count), Text(parallel));
        return TimeSpan.FromSeconds(double.Parse(await Programs.RunAsync(start).ConfigureAwait(false), CultureInfo.InvariantCulture));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
