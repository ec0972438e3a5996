using System.Globalization;
using System.Text;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Tests.Operations;

/// <summary>docs/operations.md says of each operation what the client goes by.</summary>
public class OperationsPageTests
{
    [Fact]
    public void The_page_is_the_table()
    {
        var expected = Page();
        var page = SourceFolder.PathOf("docs", "operations.md");
        if (File.Exists(page) && File.ReadAllText(page).ReplaceLineEndings("\n") == expected)
            return;
        var right = SourceFolder.PathOf("artifacts", "docs", "operations.md");
        Directory.CreateDirectory(Path.GetDirectoryName(right)!);
        File.WriteAllText(right, expected);
        Assert.Fail($"docs/operations.md does not match ServiceOperations. Copy {right} over it.");
    }

    private static string Page()
    {
        var page = new StringBuilder("""
            # Operations of the service

            What the module can ask of RSA's Cloud Administration REST APIs, from `ServiceOperations` in `src/RsaCloudAdmin.Client`.
            Safety says what a repeat does. `ReadOnly` and `Idempotent` operations are repeated after a failure that leaves open
            whether the service carried them out. An operation that is `Once` is not; it fails as `OutcomeUnknown`.

            | Request | Safety | OAuth scope | 404 | 409 | RSA's page |
            |---|---|---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var operation in ServiceOperations.All)
            page.Append(CultureInfo.InvariantCulture, $"| `{operation}` | {operation.Safety} | {(operation.Scope is { } scope ? $"`{scope}`" : "any")} | {operation.NotFound} | {operation.Conflict} | {operation.Page} |\n");
        return page.ToString();
    }
}
