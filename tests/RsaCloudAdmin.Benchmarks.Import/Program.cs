using RsaCloudAdmin.Benchmarks.Import;

const int Pairs = 15;
const double Target = 1.15;

List<(double Ours, double Empty)> times = [];
await foreach (var pair in ImportBenchmark.RunAsync(Pairs).ConfigureAwait(false))
    times.Add(pair);

var ours = Median(times.Select(pair => pair.Ours));
var empty = Median(times.Select(pair => pair.Empty));
var ratio = Median(times.Select(pair => pair.Ours / pair.Empty));
Console.WriteLine($"Import-Module, medians of {Pairs} pairs: RsaCloudAdmin {ours:F1} ms, a binary module that does nothing {empty:F1} ms.");
Console.WriteLine($"Ratio: {ratio:F2}, at most {Target:F2} is wanted.");
return ratio <= Target ? 0 : 1;

static double Median(IEnumerable<double> values) => values.Order().ElementAt(Pairs / 2);
