namespace RsaCloudAdmin.Client.Operations;

/// <summary>
/// The operations that the client supports, one entry for each, in a file for each area. Retries, scopes, errors, the help about
/// the operations and the contract tests are derived from this table.
/// </summary>
internal static partial class ServiceOperations
{
    /// <summary>The smallest operation that needs a token.</summary>
    public static Operation GetLicenseUsage { get; } = new()
    {
        Method = HttpMethod.Get,
        Path = "v1/licenseusage",
        Safety = Safety.ReadOnly,
        Scope = "rsa.report.license.usage",
        // The check of a connection must not need more scopes than the client has. A refusal also shows that the token was
        // accepted.
        IsScopeRequested = false,
        Purpose = "check the token",
        Page = "Cloud Administration License Usage API",
        // The request names no user who could be missing.
        NotFound = RsaErrorReason.UnexpectedResponse,
    };

    public static IReadOnlyList<Operation> All => Table.Value;

    // Not a field, because the order in which fields of several files are initialized is undefined.
    private static HttpMethod Patch => new("PATCH");

    // In a class of its own, so that it is read after all entries were created.
    private static class Table
    {
        public static readonly IReadOnlyList<Operation> Value =
            [.. typeof(ServiceOperations).GetProperties().Where(entry => entry.PropertyType == typeof(Operation)).Select(entry => (Operation)entry.GetValue(null)!)];
    }
}
