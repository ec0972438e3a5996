using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;
using Measurement = RsaCloudAdmin.Benchmarks.Reporting.Measurement;

namespace RsaCloudAdmin.Benchmarks.Small;

/// <summary>Measures the time and allocations of single operations with BenchmarkDotNet, each compared with a minimal equivalent.</summary>
internal static class SmallBenchmark
{
    /// <summary>The service, in its own process so that its allocations don't count.</summary>
    public static ServiceProcess Service { get; private set; } = null!;

    public static async IAsyncEnumerable<Measurement> RunAsync(int iterations)
    {
        using var service = await ServiceProcess.StartAsync(new() { Users = UnlockCosts.Users }).ConfigureAwait(false);
        Service = service;
        // While the module is imported, its client is found in the module's folder.
        using var engine = PowerShellEngine.Open();
        engine.Import(ModuleFolder.Find());
        foreach (var measurement in Measure(iterations))
            yield return measurement;
    }

    // A separate method, because it names types that need the client.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IEnumerable<Measurement> Measure(int iterations) =>
        ((Type[])[typeof(UnlockCosts), typeof(SigningCosts), typeof(ParsingCosts), typeof(ImportCosts)]).SelectMany(type => Measure(type, iterations));

    private static IEnumerable<Measurement> Measure(Type benchmarks, int iterations)
    {
        var artifacts = Directory.CreateTempSubdirectory("rsa-benchmark-");
        try
        {
            using var log = new MemoryStream();
            using var writer = new StreamWriter(log) { AutoFlush = true };
            var summary = BenchmarkRunner.Run(benchmarks, Configuration(iterations, writer, artifacts.FullName));
            if (summary.HasCriticalValidationErrors || summary.Reports.IsEmpty || !summary.Reports.All(report => report.Success))
                throw new InvalidOperationException($"The benchmarks {benchmarks.Name} failed before their end. {Encoding.UTF8.GetString(log.ToArray())}");
            return [.. summary.Reports.Where(report => !IsBaseline(report)).SelectMany(report => Compare(report, BaselineOf(summary, report)))];
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }

    // Runs in this process, which does nothing else. A generated project would be built with this repository's settings.
    private static ManualConfig Configuration(int iterations, StreamWriter log, string artifacts) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationTime(TimeInterval.FromMilliseconds(250)).WithWarmupCount(5).WithIterationCount(iterations))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByCategory)
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddLogger(new StreamLogger(log))
        .WithArtifactsPath(artifacts)
        .WithOptions(ConfigOptions.DisableLogFile);

    private static IEnumerable<Measurement> Compare(BenchmarkReport report, BenchmarkReport baseline)
    {
        var (what, beside) = (Name(report), Name(baseline));
        var goal = report.BenchmarkCase.Descriptor.WorkloadMethod.GetCustomAttribute<AllocationGoalAttribute>();
        yield return new Measurement(
            $"Time: {what} / {beside}",
            Microseconds(report) / Microseconds(baseline),
            null,
            FormattableString.Invariant($"{Microseconds(report):N1} µs; {Microseconds(baseline):N1} µs"));
        yield return new Measurement(
            $"Bytes allocated: {what} / {beside}",
            Bytes(report) / Bytes(baseline),
            goal is null ? null : Goal.AtMost(goal.Most),
            FormattableString.Invariant($"{Bytes(report):N0}; {Bytes(baseline):N0}"));
    }

    private static BenchmarkReport BaselineOf(Summary summary, BenchmarkReport report) => summary.Reports.Single(other =>
        IsBaseline(other) && other.BenchmarkCase.Descriptor.Categories.SequenceEqual(report.BenchmarkCase.Descriptor.Categories));

    private static bool IsBaseline(BenchmarkReport report) => report.BenchmarkCase.Descriptor.Baseline;

    private static string Name(BenchmarkReport report) => report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');

    private static double Microseconds(BenchmarkReport report) => report.ResultStatistics!.Median / 1000;

    private static double Bytes(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)!.Value;
}
