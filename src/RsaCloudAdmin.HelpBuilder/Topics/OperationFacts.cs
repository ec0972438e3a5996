using System.Reflection;

namespace RsaCloudAdmin.HelpBuilder.Topics;

/// <summary>An operation of the service that the module uses.</summary>
/// <param name="Purpose">The purpose as a phrase, such as "unlock {user}".</param>
/// <param name="Request">The HTTP method and the path.</param>
/// <param name="Scope">The required OAuth scope; null if unknown.</param>
/// <param name="Safety">The effect of a repeated request.</param>
/// <param name="NotFound">The error id for the status 404.</param>
/// <param name="Conflict">The error id for the status 409.</param>
/// <param name="Page">The title of its page in RSA's documentation.</param>
internal sealed record OperationFacts(string Purpose, string Request, string? Scope, string Safety, string NotFound, string Conflict, string Page)
{
    private const string Table = "RsaCloudAdmin.Client.Operations.ServiceOperations";

    /// <summary>The error id for the status 405.</summary>
    public string NotAllowed { get; init; } = "UnexpectedResponse";

    /// <summary>
    /// Reads the table from the client's assembly. Uses reflection, because the table is internal and this program does
    /// not reference the module.
    /// </summary>
    public static IReadOnlyList<OperationFacts> ReadAll(Assembly client) =>
        [.. ((IEnumerable<object>)client.GetType(Table, throwOnError: true)!.GetProperty("All")!.GetValue(null)!).Select(Read)];

    public override string ToString() => TopicEntry.Render(
        Page.Replace("Cloud Administration ", string.Empty),
        ("Purpose", Purpose.Replace("hardware token {serialNumber}", "a hardware token").Replace("device {device}", "a device").Replace("{user}", "a user").Replace("{text}", "a text")),
        ("Request", Request),
        ("Scope", Scope ?? "unknown"),
        ("Safety", Safety),
        ("Errors", string.Join(", ", Errors())));

    // Errors that every request can cause are left out.
    private IEnumerable<string> Errors()
    {
        if (NotFound != "UnexpectedResponse")
            yield return $"404 {NotFound}";
        if (NotAllowed != "UnexpectedResponse")
            yield return $"405 {NotAllowed}";
        yield return $"409 {Conflict}";
    }

    private static OperationFacts Read(object operation)
    {
        string? Text(string property) => operation.GetType().GetProperty(property)!.GetValue(operation)?.ToString();
        return new(Text("Purpose")!, operation.ToString()!, Text("Scope"), Text("Safety")!, Text("NotFound")!, Text("Conflict")!, Text("Page")!) { NotAllowed = Text("NotAllowed")! };
    }
}
