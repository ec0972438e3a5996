using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>A row of a pipeline, and its outcome.</summary>
/// <param name="Planned">What was requested.</param>
internal sealed record Row(PlannedRow Planned)
{
    private readonly List<Outcome> _outcomes = [];

    /// <summary>All outcomes reported for the row. There must be exactly one.</summary>
    public IReadOnlyList<Outcome> Outcomes => _outcomes;

    public Outcome? Outcome => _outcomes.FirstOrDefault();

    /// <summary>The requests that the module reported for the row.</summary>
    public List<Attempt> Attempts { get; } = [];

    /// <summary>Whether the requests may belong to another row of the same user.</summary>
    public bool SharesAttempts { get; set; }

    /// <summary>
    /// Whether the row's requests were reported so late that they cannot be assigned to it, because their paths do not
    /// name the user.
    /// </summary>
    public bool LacksAttempts { get; set; }

    public IEnumerable<Attempt> Changes => Attempts.Where(t => t.Changes);

    /// <summary>The changes with an unclear result. A 200 is clear if its body refuses the change.</summary>
    public IEnumerable<Attempt> UnclearChanges => (Outcome is { ErrorId: "CodeRefused" } && Changes.LastOrDefault() is { Status: 200 } ? Changes.SkipLast(1) : Changes).Where(t => t.IsUnclear);

    /// <summary>
    /// Whether the row succeeded without a response that says that something changed. An attempt with an unclear result
    /// may have made the change.
    /// </summary>
    public bool FoundNothingToChange => Outcome is { IsSuccess: true } outcome
        && (outcome.WasEnabled == false || ((outcome.WasEnabled == true || Changes.LastOrDefault() is { Status: 404 or 409 }) && !Changes.Any(t => t.Status == 200)));

    /// <summary>Whether a stopped pipeline had a request in flight for the row, which may have arrived.</summary>
    public bool IsInDoubt { get; set; }

    public void Add(Outcome outcome) => _outcomes.Add(outcome);
}
