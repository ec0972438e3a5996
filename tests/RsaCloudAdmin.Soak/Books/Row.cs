using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>A row that went into a pipeline, and what came out for it.</summary>
/// <param name="Planned">What was asked.</param>
internal sealed record Row(PlannedRow Planned)
{
    private readonly List<Outcome> _outcomes = [];

    /// <summary>All outcomes that were reported for it. There must be one.</summary>
    public IReadOnlyList<Outcome> Outcomes => _outcomes;

    public Outcome? Outcome => _outcomes.FirstOrDefault();

    /// <summary>The requests that the module told of for it.</summary>
    public List<Try> Tries { get; } = [];

    /// <summary>Whether it cannot be told which of them are its own and which are those of another row of the same user.</summary>
    public bool SharesTries { get; set; }

    /// <summary>Those that can have changed something.</summary>
    public IEnumerable<Try> Changes => Tries.Where(t => t.Changes);

    /// <summary>Whether it is a success because there was nothing to change: no answer said that it changed something.</summary>
    public bool FoundNothingToChange => Outcome is { IsSuccess: true } outcome && (outcome.WasEnabled == false || (outcome.WasEnabled == true && !Changes.Any(t => t.Status == 200)));

    /// <summary>Whether a stopped pipeline had it on its way: it may have arrived, and nobody knows.</summary>
    public bool IsInDoubt { get; set; }

    public void Add(Outcome outcome) => _outcomes.Add(outcome);
}
