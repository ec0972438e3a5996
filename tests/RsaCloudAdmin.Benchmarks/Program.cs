using System.CommandLine;
using RsaCloudAdmin.Benchmarks;
using RsaCloudAdmin.Benchmarks.All;
using RsaCloudAdmin.Benchmarks.Reporting;
using RsaCloudAdmin.Benchmarks.Service;
using RsaCloudAdmin.Benchmarks.Small;

Command Measure(string name, string description, Func<int, IAsyncEnumerable<Measurement>> benchmark, int usually = 3)
{
    var rounds = new Option<int>("--rounds") { Description = "The number of rounds. The figure is their median.", DefaultValueFactory = _ => usually };
    var command = new Command(name, description) { rounds };
    command.SetAction((line, _) => Report.RunAsync(benchmark(line.GetValue(rounds))));
    return command;
}

Command[] measures =
[
    Measure("throughput", "Throughput of the module relative to a bare HttpClient loop in C#, for 2,000 unlocks of 20 ms each. The second loop of each pair keeps the order of results as the module does: at most ThrottleLimit of them are outstanding.", ThroughputBenchmark.RunAsync),
    Measure("invoke-restmethod", "Throughput of the module relative to Invoke-RestMethod loops in pwsh, for the same list.", InvokeRestMethodBenchmark.RunAsync),
    Measure("find", "Find-RsaUser relative to a loop that requests one page after the other: 10,000 users in pages of 25, 20 ms each, at ThrottleLimit 5.", FindBenchmark.RunAsync),
    Measure("rate-limit", "Time of a list against services that refuse some requests: 2,000 unlocks of 20 ms each at ThrottleLimit 5, with no rate learned before. The figure is relative to the simulated time of a client that knows the rule of the service (1.00).", RateLimitBenchmark.RunAsync),
    Measure("simulation", "The same in a simulation, with more services. The figure is the median of the seeds. Details: the worst seed; the median, maximum and allowed refusals; the worst of 12 settings (ThrottleLimit 1, 5, 32 or 300, and 5, 20 or 200 ms per request). In the names, r stands for a service that sends Retry-After.", SimulationBenchmark.RunAsync, usually: 10),
    Measure("memory", "Growth of the working set during a list of 100,000 rows.", MemoryBenchmark.RunAsync),
    Measure("import", "Time of Import-Module in a new pwsh, relative to a binary module that does nothing. The two take turns.", ImportBenchmark.RunAsync, usually: 15),
    Measure("first-unlock", "Time of import, connect and first unlock in an open pwsh session, relative to the whole run of a bare C# program.", FirstUnlockBenchmark.RunAsync, usually: 15),
    Measure("small", "One operation at a time, measured with BenchmarkDotNet: unlock, sign, parse, import again.", SmallBenchmark.RunAsync, usually: 15),
];

Command service = new("service", "Internal: runs the emulator in its own process.") { Hidden = true };
service.SetAction((_, _) => ServiceChild.RunAsync());

var page = new Option<FileInfo>("--page") { Description = "The file for the figures.", DefaultValueFactory = _ => new(Places.Page) };
var ofEach = new Option<int?>("--rounds") { Description = "The number of rounds of each benchmark, for a quick run. Each benchmark has its own default." };
Command all = new("all", "Runs all benchmarks one after the other and writes their figures to a page. Takes 15 minutes.") { page, ofEach };
all.SetAction((line, _) => AllBenchmarks.RunAsync(measures, line.GetValue(ofEach), line.GetRequiredValue(page)));

var root = new RootCommand("Compares the module with what an admin would write by hand. Figures are ratios within one run, unless their name says otherwise.") { all, service };
foreach (var measure in measures)
    root.Add(measure);
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
