namespace RsaCloudAdmin.Soak.Books;

/// <summary>What should not be.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Where">The pipeline, and the row or the user.</param>
/// <param name="What">What is wrong.</param>
internal sealed record Discrepancy(string Rule, string Where, string What)
{
    public override string ToString() => $"{Rule}: {What} [{Where}]";
}
