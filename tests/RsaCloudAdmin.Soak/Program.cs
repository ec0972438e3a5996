using System.CommandLine;
using RsaCloudAdmin.Soak.Execution;
using RsaCloudAdmin.Soak.Plan;
using RsaCloudAdmin.Soak.Reporting;

// With fewer operations, some faults do not occur.
const int FewestOperations = 1000;

Option<int> operations = new("--operations") { Description = $"The number of operations, {FewestOperations} or more.", DefaultValueFactory = _ => 20_000 };
operations.Validators.Add(given =>
{
    if (given.GetValueOrDefault<int>() < FewestOperations)
        given.AddError($"--operations must be {FewestOperations} or more.");
});
Option<int> seed = new("--seed") { Description = "The seed of the plan: the same seed makes the same plan. By default, each run has a new seed.", DefaultValueFactory = _ => Random.Shared.Next() };
Option<bool> showPlan = new("--plan") { Description = "Shows the plan without running it." };

RootCommand command = new("Runs mixed operations of the module against the emulator, with every fault, changing rate limits and two restarts. Then compares what the module reported, what arrived, and the service's final state.") { operations, seed, showPlan };
command.SetAction(async (line, _) =>
{
    var plan = SoakPlan.Make(line.GetValue(operations), line.GetValue(seed));
    if (line.GetValue(showPlan))
    {
        await Console.Out.WriteLineAsync(plan.ToString()).ConfigureAwait(false);
        return 0;
    }

    await Console.Out.WriteLineAsync($"Soaking: --operations {plan.Operations} --seed {plan.Seed}").ConfigureAwait(false);
    var result = await Soaking.RunAsync(plan).ConfigureAwait(false);
    await Console.Out.WriteAsync(Report.From(result)).ConfigureAwait(false);
    return result.Discrepancies.Count == 0 ? 0 : 1;
});
return await command.Parse(args).InvokeAsync().ConfigureAwait(false);
