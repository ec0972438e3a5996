using System.Text.RegularExpressions;
using RsaCloudAdmin.Testing;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>Each promise in docs/reliability.md and docs/security.md names tests that exist.</summary>
public partial class PromiseTests
{
    private static readonly ILookup<string, string> Sources = Directory.GetFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories).ToLookup(file => Path.GetFileName(file), StringComparer.Ordinal);

    private static string Pages => string.Join("\n", new[] { "docs/reliability.md", "docs/security.md" }.Select(page => File.ReadAllText(Repository.PathOf(page))));

    public static TheoryData<string> Promises => [.. Promise().Matches(Pages).Select(match => match.Groups["words"].Value)];

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_promise_names_tests_that_exist(string words)
    {
        var promise = Promise().Matches(Pages).Single(match => match.Groups["words"].Value == words);
        var tests = promise.Groups["test"].Captures;

        Assert.NotEmpty(tests);
        Assert.All(tests, test => Assert.True(Exists(test.Value), test.Value));
    }

    [Fact]
    public void Every_paragraph_that_begins_in_bold_type_is_read_as_a_promise()
        => Assert.Equal(Regex.Count(Pages, @"^\*\*", RegexOptions.Multiline), Promises.Count);

    [Theory]
    [InlineData(true, "[Fact]\n    public void It_holds()")]
    [InlineData(true, "[Theory]\n    [InlineData(1)] // One.\n    [InlineData(\n        2)]\n    public async Task It_holds(int n)")]
    [InlineData(true, "[Fact(Timeout = 60_000)]\n    public async Task It_holds()")]
    [InlineData(false, "public void It_holds()")]
    [InlineData(false, "// [Fact]\n    // public void It_holds()")]
    [InlineData(false, "// [Fact]\n    public void It_holds()")]
    [InlineData(false, "/*\n    [Fact]\n    public void It_holds()\n    */")]
    [InlineData(false, "[Fact(Skip = \"later\")]\n    public void It_holds()")]
    [InlineData(false, "[Fact]\n    public void It_does_more()\n    {\n        It_holds();\n    }\n\n    private static void It_holds()")]
    [InlineData(false, "[Fact]\n    public void Calls() => It_holds();\n    public static void It_holds()")]
    public void Only_what_runs_as_a_test_counts_as_one(bool isTest, string member) =>
        Assert.Equal(isTest, IsTest($"public class SomeTests\n{{\n    {member}\n}}\n", "SomeTests", "It_holds"));

    private static bool Exists(string test)
    {
        var (group, name) = (test.Split('.')[0], test.Split('.')[1]);
        return Sources[group + ".cs"].Any(file => IsTest(File.ReadAllText(file), group, name));
    }

    // Further attributes, some of several lines, and comments may be between the attribute and the method.
    private static bool IsTest(string source, string group, string name) => Regex.IsMatch(
        BlockComment().Replace(source, ""),
        $@"class {group}\b[\s\S]*^ +\[(?:Fact|Theory)(?:\(Timeout = [\d_]+\))?\]\r?\n(?: +(?!public|internal|protected|private)\S.*\n)* +public (?:async )?(?:void|Task|ValueTask) {name}\(",
        RegexOptions.Multiline);

    [GeneratedRegex(@"^\s*/\*[\s\S]*?\*/", RegexOptions.Multiline)]
    private static partial Regex BlockComment();

    // The bold text, the text after it, and a line for each test.
    [GeneratedRegex(@"^\*\*(?<words>[^*]+)\*\*(?:.*\n)+?(?:`(?<test>\w+\.\w+)`\n)*(?=\n)", RegexOptions.Multiline)]
    private static partial Regex Promise();
}
