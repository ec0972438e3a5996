using System.Globalization;
using System.Text;
using RsaCloudAdmin.HelpBuilder.Topics;

namespace RsaCloudAdmin.Tests.Errors;

/// <summary>docs/errors.md, for readers who don't have the module installed.</summary>
internal static class ErrorPage
{
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["Row"] = "Errors of a row",
        ["Connection"] = "Errors of the connection",
        ["Token"] = "Values of `Exception.Fault` of the error TokenRefused",
        ["Key"] = "Errors of the key and its parameters",
        ["Command"] = "Errors of the command line",
    };

    public static string Create(IReadOnlyDictionary<string, IReadOnlyList<ErrorFacts>> groups)
    {
        var page = new StringBuilder("""
            # Errors

            All errors of the module. The source is the catalog in `src/RsaCloudAdmin/Errors`. `Get-Help about_RsaCloudAdmin_Errors`
            shows the same list, and explains how to read an error.

            """.ReplaceLineEndings("\n"));
        foreach (var (group, errors) in groups)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {Titles[group]}\n\n| {(group == "Token" ? "Exception.Fault | Error" : "Id | Category")} | When | What to do |\n|---|---|---|---|\n");
            foreach (var error in errors)
                page.Append(CultureInfo.InvariantCulture, $"| `{error.Name}` | {error.Kind} | {error.When} | {error.Advice} |\n");
        }

        return page.ToString();
    }
}
