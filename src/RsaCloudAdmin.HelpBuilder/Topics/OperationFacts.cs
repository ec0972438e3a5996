using System.Reflection;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.HelpBuilder.Topics;

/// <summary>An operation of the service that the cmdlets use.</summary>
/// <param name="Purpose">The purpose as a phrase, such as "unlock {user}".</param>
/// <param name="Request">The HTTP method and the path.</param>
/// <param name="Scope">The required OAuth scope; null if unknown.</param>
/// <param name="Safety">The effect of a repeated request.</param>
/// <param name="NotFound">The error id for the status 404.</param>
/// <param name="Conflict">The error id for the status 409.</param>
/// <param name="Page">The title of its page in RSA's documentation.</param>
internal sealed partial record OperationFacts(string Purpose, string Request, string? Scope, string Safety, string NotFound, string Conflict, string Page)
{
    private const string Table = "RsaCloudAdmin.Client.Operations.ServiceOperations";

    /// <summary>The error id for the status 400 if the service says that something is disabled.</summary>
    public string Disabled { get; init; } = "InvalidRequest";

    /// <summary>The message with which the service reports a conflict with the status 403; null if there is none.</summary>
    public string? ConflictMessage { get; init; }

    /// <summary>The error id for the status 405.</summary>
    public string NotAllowed { get; init; } = "UnexpectedResponse";

    // A placeholder becomes the name of what it stands for: "remove device {device} of {user}", "remove a device of a user".
    private string PlainPurpose => Placeholder().Replace(Purpose, static place => WithArticle(place.Groups["name"].Value));

    /// <summary>
    /// Reads the table from the client's assembly. Uses reflection, because the table is internal and this program does
    /// not reference the module.
    /// </summary>
    /// <param name="client">The client's assembly.</param>
    /// <param name="problems">Receives the problems found.</param>
    public static IReadOnlyList<OperationFacts> ReadAll(Assembly client, Problems problems)
    {
        List<OperationFacts> all = [.. ((IEnumerable<object>)client.GetType(Table, throwOnError: true)!.GetProperty("All")!.GetValue(null)!).Select(Read)];
        foreach (var operation in all)
            operation.Check(client.Location, problems);
        return all;
    }

    /// <summary>Reports a placeholder that the help would show as it is.</summary>
    /// <param name="file">The file with the table.</param>
    /// <param name="problems">Receives the problem.</param>
    public void Check(string file, Problems problems)
    {
        if (PlainPurpose.Contains('{'))
            problems.Add(file, 1, $"The purpose of {Request} has a placeholder that is not a plain noun: {Purpose}. Name it after what it stands for, such as {{user}} or device {{device}}.");
    }

    public override string ToString() => TopicEntry.Render(
        Page.Replace("Cloud Administration ", string.Empty),
        ("Purpose", PlainPurpose),
        ("Request", Request),
        ("Scope", Scope ?? "unknown"),
        ("Safety", Safety),
        ("Errors", string.Join(", ", Errors())));

    // Errors that do not depend on the operation are left out.
    private IEnumerable<string> Errors()
    {
        if (Disabled != "InvalidRequest")
            yield return $"400 {Disabled}";
        if (ConflictMessage is not null)
            yield return $"403 {Conflict}";
        if (NotFound != "UnexpectedResponse")
            yield return $"404 {NotFound}";
        if (NotAllowed != "UnexpectedResponse")
            yield return $"405 {NotAllowed}";
        yield return $"409 {Conflict}";
    }

    private static string WithArticle(string noun) => $"{(noun[0] is 'a' or 'e' or 'i' or 'o' ? "an" : "a")} {noun}";

    private static OperationFacts Read(object operation)
    {
        string? Text(string property) => operation.GetType().GetProperty(property)!.GetValue(operation)?.ToString();
        return new(Text("Purpose")!, operation.ToString()!, Text("Scope"), Text("Safety")!, Text("NotFound")!, Text("Conflict")!, Text("Page")!)
        {
            Disabled = Text("Disabled")!,
            ConflictMessage = Text("ConflictMessage"),
            NotAllowed = Text("NotAllowed")!,
        };
    }

    // With the same noun before it, or without.
    [GeneratedRegex(@"\b(?<name>[a-z][a-z ]*) \{\k<name>\}|\{(?<name>[a-z][a-z ]*)\}")]
    private static partial Regex Placeholder();
}
