using System.CommandLine;
using System.Diagnostics;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Kinds;

namespace RsaCloudAdmin.Fuzzing.CommandLine;

/// <summary>Runs a campaign over all or some kinds of input, and prints the results.</summary>
internal static class FuzzCommand
{
    public static RootCommand Create()
    {
        var names = AllKinds.Names;
        var one = new Argument<string>("kind") { Description = $"The kind of input: {string.Join(", ", names)}." };
        one.AcceptOnlyFromAmong(names);
        var inputs = new Option<long>("--inputs") { Description = "The number of inputs, over all kinds.", DefaultValueFactory = _ => 1_000_000 };
        var seed = new Option<string>("--seed") { Description = "The seed: the same seed makes the same inputs. Random by default.", DefaultValueFactory = _ => Seed.Random().ToString() };
        var kind = new Option<string[]>("--kind") { Description = $"The kinds of input: {string.Join(", ", names)}. All by default.", AllowMultipleArgumentsPerToken = true };
        kind.AcceptOnlyFromAmong(names);
        var command = new RootCommand("Feeds generated input to the module and judges the results. The exit code is 1 if there is a finding.")
        {
            inputs, seed, kind, TargetCommand.Create(one), CorpusCommand.Create(one),
        };
        command.SetAction((line, _) =>
        {
            var asked = line.GetValue(kind) is { Length: > 0 } some ? some : names;
            return RunAsync([.. asked.Select(AllKinds.Make)], line.GetValue(inputs), Seed.Parse(line.GetValue(seed)!), Console.Out);
        });
        return command;
    }

    /// <returns>0 if nothing was found, else 1.</returns>
    public static async Task<int> RunAsync(IReadOnlyCollection<FuzzKind> kinds, long inputs, Seed seed, TextWriter output)
    {
        var campaign = new Campaign { Seed = seed };
        var report = new Report(output, seed);
        var watch = Stopwatch.StartNew();
        var shares = kinds.Sum(kind => kind.Share);
        foreach (var kind in kinds)
        {
            report.Add(await campaign.RunAsync(kind, Math.Max(1, inputs * kind.Share / shares)).ConfigureAwait(false));
            await kind.DisposeAsync().ConfigureAwait(false);
        }

        report.End(watch.Elapsed);
        return report.Findings == 0 ? 0 : 1;
    }
}
