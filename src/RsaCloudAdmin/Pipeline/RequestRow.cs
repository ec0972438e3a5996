namespace RsaCloudAdmin.Pipeline;

/// <summary>One request to a path that the caller gives.</summary>
/// <param name="Input"><inheritdoc cref="BulkRow" path="/param[@name='Input']"/></param>
/// <param name="Path">The path, for messages; null if it cannot be read or shown.</param>
/// <param name="Failure"><inheritdoc cref="BulkRow" path="/param[@name='Failure']"/></param>
internal sealed record RequestRow(object? Input, string? Path, RsaCloudAdminException? Failure) : BulkRow(Input, Failure)
{
    public override string ToString() => Path is null ? "a request without a path" : $"a request to {DisplayText.Quote(Path)}";
}
