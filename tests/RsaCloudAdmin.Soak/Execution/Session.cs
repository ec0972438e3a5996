using System.Collections;
using System.Diagnostics;
using System.Globalization;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Testing.Engine;
using RsaCloudAdmin.Soak.Books;
using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Execution;

/// <summary>A runspace that processes its batches one after the other.</summary>
internal sealed class Session : IDisposable
{
    // After so many runs, only the same refusal can follow.
    private const int MostRunsOfABatch = 50;

    private readonly PowerShellEngine _engine = PowerShellEngine.Open();
    private readonly Dictionary<int, string> _tokencodeIds = [];
    private readonly List<Run> _runs = [];
    private readonly string _name;
    private readonly PlannedSession _plan;
    private readonly Service _service;
    private readonly Progress _progress;
    private readonly Secrecy _secrecy;

    public Session(int number, PlannedSession plan, Service service, Progress progress, Secrecy secrecy)
    {
        (_plan, _service, _progress, _secrecy) = (plan, service, progress, secrecy);
        _name = string.Create(CultureInfo.InvariantCulture, $"session {number}");
        _engine.Import(ModuleFolder.Find());
    }

    public SignIn SignIn => _plan.SignIn;

    public IReadOnlyList<Run> Runs => _runs;

    public int SignIns { get; private set; }

    public TimeSpan Worked { get; private set; }

    public void Connect(IReadOnlyDictionary<string, object> account)
    {
        _engine.SetVariable("account", new Hashtable(account.ToDictionary()));
        SignInAnew();
    }

    public void Share(Session other) => _engine.SetVariable("connection", other._engine.GetVariable("connection"));

    public async Task WorkAsync()
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < _plan.Batches.Count; i++)
        {
            var batch = _plan.Batches[i];
            if (batch.SignsInAnew)
                SignInAnew();
            await WorkAsync(batch, string.Create(CultureInfo.InvariantCulture, $"{_name}, batch {i + 1}, {batch.Work} {batch.Options} -ThrottleLimit {batch.ThrottleLimit}")).ConfigureAwait(false);
        }

        Worked = watch.Elapsed;
    }

    public void Dispose() => _engine.Dispose();

    private void SignInAnew()
    {
        var result = _engine.Run("if ($connection) { Disconnect-RsaCloudAdmin -Connection $connection }; $connection = Connect-RsaCloudAdmin @account -Name Soak -SkipCheck -TimeoutSec 4 -PassThru");
        if (result.TerminatingError is { } error)
            throw new InvalidOperationException($"{_name} cannot sign in.", error.Exception);
        SignIns++;
    }

    // Refused tokens end a run. The remaining rows are run again, as an admin would do.
    private async Task WorkAsync(PlannedBatch batch, string name)
    {
        IReadOnlyList<PlannedRow> left = batch.Rows;
        for (var i = 1; left.Count > 0 && i <= MostRunsOfABatch; i++)
        {
            var run = await RunAsync(batch, left, i == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}, again {i - 1}")).ConfigureAwait(false);
            _runs.Add(run);
            left = run.EndedBy is null ? [] : [.. run.Rows.Where(row => row.Outcome is null).Select(row => row.Planned)];
        }
    }

    private async Task<Run> RunAsync(PlannedBatch batch, IReadOnlyList<PlannedRow> rows, string name)
    {
        var users = rows.Select(row => row.User).OfType<int>().Distinct().ToList();
        if (batch.Work == Work.Unlock)
            _service.Lock(users);
        var run = new Run
        {
            Name = name,
            Batch = batch,
            Rows = [.. rows.Select(row => new Row(row))],
            RequestsBefore = _service.Emulator.Requests.Count,
            Before = _service.StatesOf(users),
        };
        var inputs = rows.Select(row => InputRow.Make(row, _tokencodeIds)).ToArray();
        _engine.SetVariable("rows", inputs);
        using var pipeline = _engine.Start(Script(batch));
        var stopAfter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Watch(pipeline, batch.StopAfter is { } count ? count : int.MaxValue, stopAfter);
        await Task.WhenAny(stopAfter.Task, pipeline.Completion).ConfigureAwait(false);
        var result = stopAfter.Task.IsCompleted ? await pipeline.StopAsync().ConfigureAwait(false) : await pipeline.Completion.ConfigureAwait(false);

        await _service.SettleAsync(users).ConfigureAwait(false);
        OutcomeRecorder.Write(run, inputs, result);
        run.After = _service.StatesOf(users);
        foreach (var row in run.Rows)
            Remember(row);
        _secrecy.Look(run, result);
        return run;
    }

    private static string Script(PlannedBatch batch)
    {
        var command = $"{WorkFacts.Find(batch.Work).Cmdlet} {batch.Options} -Connection $connection";
        return batch.Work == Work.TestConnection
            ? $"$rows | ForEach-Object {{ {command} -Verbose *>&1 }}"
            : string.Create(CultureInfo.InvariantCulture, $"$rows | {command} -ThrottleLimit {batch.ThrottleLimit} -Verbose *>&1");
    }

    private void Watch(RunningPipeline pipeline, int stopAfter, TaskCompletionSource reached)
    {
        var sync = new Lock();
        var (seen, outcomes) = (0, 0);
        void Look()
        {
            lock (sync)
            {
                while (seen < pipeline.Output.Count)
                {
                    if (!OutcomeRecorder.IsOutcome(pipeline.Output[seen++]))
                        continue;
                    _progress.Advance();
                    if (++outcomes == stopAfter)
                        reached.TrySetResult();
                }
            }
        }

        pipeline.Output.DataAdded += (_, _) => Look();
        // Some output may be there before the event handler was added.
        Look();
    }

    private void Remember(Row row)
    {
        if (row is { Planned.User: { } user, Outcome: { TokencodeId: { } id } })
            _tokencodeIds[user] = id;
    }
}
