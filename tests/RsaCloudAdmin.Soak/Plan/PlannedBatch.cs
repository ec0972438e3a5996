namespace RsaCloudAdmin.Soak.Plan;

/// <summary>A list that one pipeline processes.</summary>
/// <param name="Work">The operation.</param>
/// <param name="Options">The cmdlet's parameters.</param>
/// <param name="ThrottleLimit">How many rows may be in flight at once.</param>
/// <param name="Rows">The rows.</param>
internal sealed record PlannedBatch(Work Work, string Options, int ThrottleLimit, IReadOnlyList<PlannedRow> Rows)
{
    /// <summary>
    /// The number of outcomes after which the pipeline is stopped, as by Ctrl+C; null for never. No later batch
    /// contains its users.
    /// </summary>
    public int? StopAfter { get; init; }

    /// <summary>Whether the session signs in again first.</summary>
    public bool SignsInAnew { get; init; }
}

/// <summary>The batches of one session. No other session uses its users.</summary>
/// <param name="SignIn">How it signs in.</param>
/// <param name="Batches">The batches.</param>
internal sealed record PlannedSession(SignIn SignIn, IReadOnlyList<PlannedBatch> Batches);

/// <summary>How a session signs in.</summary>
/// <param name="Account">Sessions with the same number share one connection.</param>
/// <param name="TokenLife">The lifetime of an OAuth client's tokens; null for an API key.</param>
internal sealed record SignIn(int Account, TimeSpan? TokenLife);
