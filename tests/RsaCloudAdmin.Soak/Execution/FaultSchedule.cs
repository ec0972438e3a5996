using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Execution;

/// <summary>
/// Changes the faults and the rate limit, and restarts the service, after the planned numbers of outcomes.
/// </summary>
internal sealed class FaultSchedule(CloudEmulator emulator, Progress progress)
{
    public int Restarts { get; private set; }

    public async Task RunAsync(SoakPlan plan)
    {
        var events = plan.Conditions.Select(weather => (weather.From, Happen: (Func<Task>)(() => ChangeAsync(weather))))
            .Concat(plan.Restarts.Select(restart => (restart.From, Happen: (Func<Task>)(() => RestartAsync(restart)))));
        foreach (var (from, happen) in events.OrderBy(planned => planned.From))
        {
            await progress.ReachedAsync(from).ConfigureAwait(false);
            await happen().ConfigureAwait(false);
        }
    }

    private Task ChangeAsync(Conditions weather)
    {
        emulator.Faults.Clear();
        emulator.Faults.Add(FaultText.Parse(weather.Faults));
        emulator.RateLimit = weather.RateLimit is { } limit ? RateLimit.Parse(limit) : null;
        return Task.CompletedTask;
    }

    private async Task RestartAsync(PlannedRestart restart)
    {
        await emulator.GoDownAsync().ConfigureAwait(false);
        await progress.ReachedAsync(restart.Until).ConfigureAwait(false);
        await emulator.ComeBackAsync().ConfigureAwait(false);
        Restarts++;
    }
}
