using System.Diagnostics;
using System.Globalization;
using RsaCloudAdmin.Benchmarks.Contenders;
using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;

namespace RsaCloudAdmin.Benchmarks;

/// <summary>
/// Compares the first unlock in an open PowerShell, from Import-Module to the result, with the whole run of a minimal C#
/// program that does the same.
/// </summary>
internal static class FirstUnlockBenchmark
{
    // A PowerShell in use has already run pipelines and imported modules.
    private const string Script = """
        param($OtherModule, $Module, $KeyPath, $UserId)
        $ErrorActionPreference = 'Stop'
        Import-Module $OtherModule
        Get-Nothing
        1..3 | ForEach-Object { "$_" } | Out-Null
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Import-Module $Module
        Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck
        $status = Unlock-RsaUserMethod $UserId
        $watch.Stop()
        if ($status.UserId -ne $UserId) { throw 'The user was not unlocked.' }
        $watch.Elapsed.TotalMilliseconds.ToString([Globalization.CultureInfo]::InvariantCulture)
        """;

    public static async IAsyncEnumerable<Measurement> RunAsync(int rounds)
    {
        using var service = await ServiceProcess.StartAsync(new() { Users = 1 }).ConfigureAwait(false);
        // Warms up the service: its own first request is slow and must not count.
        await MeasureBareAsync(service).ConfigureAwait(false);
        var script = service.WriteFile("first-unlock.ps1", Script);
        List<(double Module, double Bare)> times = [];
        for (var round = 0; round < rounds; round++)
        {
            var bare = await MeasureBareAsync(service).ConfigureAwait(false);
            times.Add((await MeasureModuleAsync(service, script).ConfigureAwait(false), bare));
        }

        yield return new Measurement(
            "First unlock",
            times.Select(pair => pair.Module / pair.Bare).Median(),
            Goal.AtMost(1.3),
            FormattableString.Invariant($"module {times.Select(pair => pair.Module).Median():0} ms; program {times.Select(pair => pair.Bare).Median():0} ms; {rounds} pairs"));
    }

    private static async Task<double> MeasureModuleAsync(ServiceProcess service, string script) => double.Parse(
        await Programs.RunAsync(RealPowerShell.Start(script, Places.EmptyModule, Places.Module, service.KeyPath, SeededUsers.Ids(1)[0])).ConfigureAwait(false),
        CultureInfo.InvariantCulture);

    private static async Task<double> MeasureBareAsync(ServiceProcess service)
    {
        var watch = Stopwatch.StartNew();
        await Programs.RunAsync(new(Places.BareProgram, [service.KeyPath, SeededUsers.Ids(1)[0]])).ConfigureAwait(false);
        return watch.Elapsed.TotalMilliseconds;
    }
}
