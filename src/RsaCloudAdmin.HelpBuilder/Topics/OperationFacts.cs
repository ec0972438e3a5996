using System.Reflection;

namespace RsaCloudAdmin.HelpBuilder.Topics;

/// <summary>An operation of the service that the module uses.</summary>
/// <param name="Purpose">What for, as in "unlock {user}".</param>
/// <param name="Request">Method and path.</param>
/// <param name="Scope">The OAuth scope that it needs; null if it is not known.</param>
/// <param name="Safety">What a repeat does.</param>
/// <param name="NotFound">The id of the error for the status 404.</param>
/// <param name="Conflict">The id of the error for the status 409.</param>
/// <param name="Page">The title of its page in RSA's documentation.</param>
internal sealed record OperationFacts(string Purpose, string Request, string? Scope, string Safety, string NotFound, string Conflict, string Page)
{
    private const string Table = "RsaCloudAdmin.Client.Operations.ServiceOperations";

    /// <summary>Reads the table of the client's assembly. It is internal there, and this program references nothing of the module.</summary>
    public static IReadOnlyList<OperationFacts> ReadAll(Assembly client) =>
        [.. ((IEnumerable<object>)client.GetType(Table, throwOnError: true)!.GetProperty("All")!.GetValue(null)!).Select(Read)];

    /// <summary>As a topic shows it.</summary>
    public override string ToString() => TopicEntry.Render(
        Page.Replace("Cloud Administration ", string.Empty),
        ("Purpose", Purpose.Replace("hardware token {serialNumber} of {user}", "a hardware token").Replace("{user}", "a user").Replace("{text}", "a text")),
        ("Request", Request),
        ("Scope", Scope ?? "unknown"),
        ("Safety", Safety),
        ("Errors", string.Join(", ", Errors())));

    // What is the same for all requests is left out.
    private IEnumerable<string> Errors()
    {
        if (NotFound != "UnexpectedResponse")
            yield return $"404 {NotFound}";
        yield return $"409 {Conflict}";
    }

    private static OperationFacts Read(object operation)
    {
        string? Text(string property) => operation.GetType().GetProperty(property)!.GetValue(operation)?.ToString();
        return new(Text("Purpose")!, operation.ToString()!, Text("Scope"), Text("Safety")!, Text("NotFound")!, Text("Conflict")!, Text("Page")!);
    }
}
