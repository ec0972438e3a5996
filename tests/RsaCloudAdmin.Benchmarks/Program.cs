using System.CommandLine;
using RsaCloudAdmin.Benchmarks;
using RsaCloudAdmin.Benchmarks.All;
using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;
using RsaCloudAdmin.Benchmarks.Small;

Command Measure(string name, string description, Func<int, IAsyncEnumerable<Measurement>> benchmark, int usually = 3)
{
    var rounds = new Option<int>("--rounds") { Description = "How often it is measured; the median counts.", DefaultValueFactory = _ => usually };
    var command = new Command(name, description) { rounds };
    command.SetAction((line, _) => Report.RunAsync(benchmark(line.GetValue(rounds))));
    return command;
}

Command[] measures =
[
    Measure("throughput", "2,000 unlocks at 20 ms each: the module beside a bare HttpClient loop in C#.", ThroughputBenchmark.RunAsync),
    Measure("invoke-restmethod", "The same list: the module beside loops of Invoke-RestMethod, one by one and -Parallel, in pwsh.", InvokeRestMethodBenchmark.RunAsync),
    Measure("rate-limit", "2,000 unlocks at 20 ms each and ThrottleLimit 5 against services that refuse some requests, from a cold start. The figure is the time beside that of a client that knows what the service does (1.00), as simulated.", RateLimitBenchmark.RunAsync),
    Measure("simulation", "The same as a simulation, with more services that refuse some requests. The figure is the median of the seeds.", SimulationBenchmark.RunAsync, usually: 10),
    Measure("memory", "What a list of 100,000 rows leaves in memory.", MemoryBenchmark.RunAsync),
    Measure("import", "Import-Module beside that of a binary module that does nothing, in a new process.", ImportBenchmark.RunAsync, usually: 15),
    Measure("first-unlock", "The first unlock in a PowerShell that is open already, from Import-Module on, beside the whole run of a bare C# program.", FirstUnlockBenchmark.RunAsync, usually: 15),
    Measure("small", "One operation at a time, by BenchmarkDotNet: an unlock, signing, parsing, the import again.", SmallBenchmark.RunAsync, usually: 15),
];

Command service = new("service", "Not for people: the emulator that the benchmarks measure against, in a process of its own.") { Hidden = true };
service.SetAction((_, _) => ServiceChild.RunAsync());

var page = new Option<FileInfo>("--page") { Description = "The file to keep the figures in.", DefaultValueFactory = _ => new(Places.Page) };
var ofEach = new Option<int?>("--rounds") { Description = "How often each is measured, for a quick look; each has a number of its own." };
Command all = new("all", "All of these, one after the other, and a page of their figures. Takes a quarter of an hour.") { page, ofEach };
all.SetAction((line, _) => AllBenchmarks.RunAsync(measures, line.GetValue(ofEach), line.GetRequiredValue(page)));

var root = new RootCommand("Measures the module beside what an admin would write by hand. All figures are ratios within one run.") { all, service };
foreach (var measure in measures)
    root.Add(measure);
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
