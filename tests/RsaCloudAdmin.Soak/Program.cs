using System.CommandLine;
using RsaCloudAdmin.Soak.Execution;
using RsaCloudAdmin.Soak.Plan;
using RsaCloudAdmin.Soak.Reporting;

// Fewer do not meet every fault.
const int FewestOperations = 1000;

Option<int> operations = new("--operations") { Description = $"How many operations, {FewestOperations} or more.", DefaultValueFactory = _ => 20_000 };
operations.Validators.Add(given =>
{
    if (given.GetValueOrDefault<int>() < FewestOperations)
        given.AddError($"--operations must be {FewestOperations} or more.");
});
Option<int> seed = new("--seed") { Description = "Where the plan's randomness begins: the same seed, the same plan. By default another each time.", DefaultValueFactory = _ => Random.Shared.Next() };
Option<bool> showPlan = new("--plan") { Description = "Show the plan only." };

RootCommand command = new("Mixed operations of the module against the emulator with every fault, rate limits that change, and two restarts; then the books: what was reported, what arrived, and what the service has.") { operations, seed, showPlan };
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
    await Console.Out.WriteAsync(Report.Of(result)).ConfigureAwait(false);
    return result.Discrepancies.Count == 0 ? 0 : 1;
});
return await command.Parse(args).InvokeAsync().ConfigureAwait(false);
