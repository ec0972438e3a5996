using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>One pipeline and all there is to say of it.</summary>
internal sealed record Run
{
    /// <summary>What it is called in the report.</summary>
    public required string Name { get; init; }

    public required PlannedBatch Batch { get; init; }

    /// <summary>Its rows, in their order. What a pipeline did not get to is a row of the next one again.</summary>
    public required IReadOnlyList<Row> Rows { get; init; }

    /// <summary>How many requests had arrived at the service before it.</summary>
    public required long RequestsBefore { get; init; }

    public required IReadOnlyDictionary<int, UserState> Before { get; init; }

    /// <summary>What the server had of its users when it was over.</summary>
    public IReadOnlyDictionary<int, UserState> After { get; set; } = new Dictionary<int, UserState>();

    public bool WasStopped { get; set; }

    /// <summary>The error that ended it early, and says that the rows after are not attempted; null if it came to its end.</summary>
    public string? EndedBy { get; set; }

    /// <summary>What came out of the pipeline that belongs to no row, or to more than one.</summary>
    public List<string> Strays { get; } = [];

    /// <summary>How many rows were done and failed, as its last line says; null if it did not say.</summary>
    public (int Done, int Failed)? Summary { get; set; }
}
