namespace RsaCloudAdmin.Soak.Books;

/// <summary>A broken rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Where">The pipeline, and the row or the user.</param>
/// <param name="What">What is wrong.</param>
internal sealed record Discrepancy(string Rule, string Where, string What)
{
    public override string ToString() => $"{Rule}: {What} [{Where}]";
}
