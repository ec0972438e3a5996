using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>One pipeline and everything known about it.</summary>
internal sealed record Run
{
    public required string Name { get; init; }

    public required PlannedBatch Batch { get; init; }

    /// <summary>Its rows, in order. Rows that it did not attempt are also rows of the next pipeline.</summary>
    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>The number of requests that had arrived at the service before it.</summary>
    public required long RequestsBefore { get; init; }

    public required IReadOnlyDictionary<int, UserState> Before { get; init; }

    /// <summary>The service's state of its users after it ended.</summary>
    public IReadOnlyDictionary<int, UserState> After { get; set; } = new Dictionary<int, UserState>();

    public bool WasStopped { get; set; }

    /// <summary>
    /// The error that ended it early and says that later rows were not attempted; null if it ran to the end.
    /// </summary>
    public string? EndedBy { get; set; }

    /// <summary>Output that belongs to no row, or to more than one.</summary>
    public List<string> Strays { get; } = [];

    /// <summary>The numbers of succeeded and failed rows in its summary; null without a summary.</summary>
    public (int Done, int Failed)? Summary { get; set; }
}
