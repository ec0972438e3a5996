namespace RsaCloudAdmin.Soak.Plan;

/// <summary>One list and what is done with it, in one pipeline.</summary>
/// <param name="Work">What is done.</param>
/// <param name="Options">The cmdlet's parameters.</param>
/// <param name="ThrottleLimit">How many rows may be on their way at once.</param>
/// <param name="Rows">The rows.</param>
internal sealed record PlannedBatch(Work Work, string Options, int ThrottleLimit, IReadOnlyList<PlannedRow> Rows)
{
    /// <summary>After how many outcomes the pipeline is stopped, as by Ctrl+C; null for never. Its users are in no later batch.</summary>
    public int? StopAfter { get; init; }

    /// <summary>Whether the session signs in anew before it.</summary>
    public bool SignsInAnew { get; init; }
}

/// <summary>What one session does, batch after batch. Its users are no other session's.</summary>
/// <param name="SignIn">How it signs in.</param>
/// <param name="Batches">The batches.</param>
internal sealed record PlannedSession(SignIn SignIn, IReadOnlyList<PlannedBatch> Batches);

/// <summary>How a session signs in.</summary>
/// <param name="Account">Sessions with the same number share one connection.</param>
/// <param name="TokenLife">How long an OAuth client's tokens live; null for an API key.</param>
internal sealed record SignIn(int Account, TimeSpan? TokenLife);
