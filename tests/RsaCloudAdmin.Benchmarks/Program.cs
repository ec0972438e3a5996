using System.CommandLine;
using RsaCloudAdmin.Benchmarks;
using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;

Command Measure(string name, string description, Func<int, IAsyncEnumerable<Measurement>> benchmark, int usually = 3)
{
    var rounds = new Option<int>("--rounds") { Description = "How often it is measured; the median counts.", DefaultValueFactory = _ => usually };
    var command = new Command(name, description) { rounds };
    command.SetAction((line, _) => Report.RunAsync(benchmark(line.GetValue(rounds))));
    return command;
}

Command service = new("service", "Not for people: the emulator that the benchmarks measure against, in a process of its own.") { Hidden = true };
service.SetAction((_, _) => ServiceChild.RunAsync());

return await new RootCommand("Measures the module beside what an admin would write by hand. All figures are ratios within one run.")
{
    Measure("throughput", "2,000 unlocks at 20 ms: the module beside a bare HttpClient loop in C#.", ThroughputBenchmark.RunAsync),
    Measure("invoke-restmethod", "The same list: the module beside ForEach-Object -Parallel { Invoke-RestMethod }, in the pwsh on the PATH.", InvokeRestMethodBenchmark.RunAsync),
    Measure("rate-limit", "2,000 unlocks against a limit of 50 a second, from a cold start.", RateLimitBenchmark.RunAsync, usually: 5),
    Measure("memory", "What a list of 100,000 rows leaves in memory.", MemoryBenchmark.RunAsync),
    Measure("import", "Import-Module beside that of a binary module that does nothing.", ImportBenchmark.RunAsync, usually: 15),
    service,
}.Parse(args).InvokeAsync().ConfigureAwait(false);
