using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>Windows PowerShell writes lists in ASCII, with ? for all other letters, unless another encoding is given.</summary>
public partial class ListEncodingTests
{
    public static TheoryData<string> Places =>
    [
        "README.md",
        .. Files("docs/examples", "*.ps1"),
        .. Files("docs/help", "*.md"),
        .. Files("artifacts/module/RsaCloudAdmin/en-US", "about_*.help.txt"),
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void Every_list_that_people_are_shown_to_write_is_UTF_8(string place) => Assert.All(
        ScriptsOf(place).SelectMany(ExportsOf),
        export => Assert.Contains("-Encoding UTF8", export, StringComparison.Ordinal));

    [Fact]
    public void Lists_are_found_in_every_kind_of_place() => Assert.All(
        new[] { "README.md", "docs/examples/Unlock-List.ps1", "docs/help/Unlock-RsaUserMethod.md", "src/RsaCloudAdmin/en-US/about_RsaCloudAdmin_Bulk.help.txt" },
        place => Assert.True(ScriptsOf(place).SelectMany(ExportsOf).Count() > 1, place));

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.GetFiles(Repository.PathOf(folder), pattern).Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> ScriptsOf(string place)
    {
        var text = File.ReadAllText(Repository.PathOf(place)).ReplaceLineEndings("\n");
        return Path.GetExtension(place) switch
        {
            ".md" => Fence().Matches(text).Select(fence => fence.Groups[1].Value),
            ".txt" => new AboutTopic(Path.GetFileName(place).Split('.')[0]).Code,
            _ => [text],
        };
    }

    private static IEnumerable<string> ExportsOf(string script) => Parser.ParseInput(script, out _, out _)
        .FindAll(part => part is CommandAst command && command.GetCommandName() == "Export-Csv", searchNestedScriptBlocks: true)
        .Select(command => command.Extent.Text);

    [GeneratedRegex(@"```powershell\n(.*?)\n *```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
