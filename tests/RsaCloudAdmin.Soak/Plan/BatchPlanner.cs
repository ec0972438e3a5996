using RsaCloudAdmin.Soak.Books;

namespace RsaCloudAdmin.Soak.Plan;

internal sealed class BatchPlanner
{
    private const double ShareStopped = 0.05;
    private const int FewestRowsToStop = 12;
    private const double ShareSigningInAnew = 0.12;

    private static readonly int[] Sizes = [1, 4, 12, 40, 80, 160];
    private static readonly int[] ThrottleLimits = [1, 5, 5, 16, 16, 64, 64];
    private static readonly int[] ThrottleLimitsOfFirstStop = [1, 5];
    private static readonly Work[] Works =
    [
        Work.Unlock, Work.Unlock, Work.Unlock, Work.Unlock, Work.EnableTokencode, Work.EnableTokencode, Work.EnableTokencode, Work.EnableTokencode,
        Work.DisableTokencode, Work.DisableTokencode, Work.EnableToken, Work.EnableToken, Work.DisableToken, Work.DisableToken, Work.LookUp, Work.TestConnection,
        Work.RenameToken, Work.ClearPin, Work.AssignToken, Work.AssignToken, Work.UnassignToken, Work.EnableUser, Work.EnableUser, Work.DisableUser, Work.SetPhone, Work.RemoveDevice,
        Work.IssueEnrollmentCode, Work.IssueEnrollmentCode, Work.RevokeEnrollmentCode, Work.IssueRegistrationCode, Work.IssueRegistrationCode,
        Work.MarkDeleted, Work.RestoreUser, Work.RestoreUser, Work.SyncUser,
    ];

    private readonly Random _random;
    private readonly UserNumbers _users;
    private readonly int _operations;
    private readonly bool _maySignInAnew;
    private readonly IReadOnlyList<int> _regulars;
    private readonly RowPlanner _rows;
    private bool _stopsSome;

    public BatchPlanner(Random random, UserNumbers users, int operations, bool maySignInAnew)
    {
        (_random, _users, _operations, _maySignInAnew) = (random, users, operations, maySignInAnew);
        _regulars = users.Take(Math.Clamp(operations / 5, 20, 500));
        _rows = new RowPlanner(random);
    }

    public IReadOnlyList<PlannedBatch> Plan()
    {
        var batches = new List<PlannedBatch>();
        // Each kind of work occurs at least once, even with few operations.
        var first = new Queue<Work>(Enum.GetValues<Work>().OrderBy(_ => _random.Next()));
        for (var left = _operations; left > 0; left -= batches[^1].Rows.Count)
            batches.Add(Batch(first.TryDequeue(out var work) ? work : Pick(Works), left));
        return batches;
    }

    private PlannedBatch Batch(Work work, int left)
    {
        var throttleLimit = _stopsSome || work == Work.TestConnection ? Pick(ThrottleLimits) : Pick(ThrottleLimitsOfFirstStop);
        // Large batches would take too long with a throttle limit of 1, and so would many diagnoses.
        var most = Math.Min(left, work == Work.TestConnection ? 3 : Math.Max(1, Math.Min(throttleLimit == 1 ? 20 : 160, _operations / 10)));
        var size = Math.Min(Pick(Sizes), most);
        // The first suitable batch of each session is always stopped, early enough that most rows still wait.
        var isStopped = work != Work.TestConnection && size >= FewestRowsToStop && (!_stopsSome || _random.NextDouble() < ShareStopped);
        _stopsSome |= isStopped;
        var options = Options(work);
        return new PlannedBatch(work, options, throttleLimit, _rows.Plan(work, size, isStopped ? _users.Take(size) : _regulars, named: _random.Next(2) == 0))
        {
            StopAfter = isStopped ? _random.Next(1, size / 4) : null,
            SignsInAnew = _maySignInAnew && _random.NextDouble() < ShareSigningInAnew,
        };
    }

    private string Options(Work work) => work switch
    {
        Work.Unlock => Pick("", "-Method Token", "-Method Sms, Voice"),
        Work.EnableTokencode => Pick("", "-ExpirationDays 3", "-ExpiresIn 02:00:00", "-OneTimeUse") + Pick("", " -AsPlainText"),
        // Longer than a soak takes, so that no code expires during a soak.
        Work.IssueEnrollmentCode => Pick("-ExpiresIn 02:30:00", "-ExpiresIn 1.00:00:00") + Pick("", " -AsPlainText"),
        Work.IssueRegistrationCode => Pick("", "-Platform Desktop") + Pick("", " -AsPlainText"),
        Work.RenameToken => $"-NewName '{UserState.NewTokenName}'",
        Work.SetPhone => $"-SmsNumber '{UserState.NewSmsNumber}'",
        Work.TestConnection => "-Quiet",
        _ => "",
    };

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
