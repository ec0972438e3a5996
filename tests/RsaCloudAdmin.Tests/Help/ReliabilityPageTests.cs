using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Tests.Help;

/// <summary>A promise of docs/reliability.md that no test holds is an advertisement.</summary>
public partial class ReliabilityPageTests
{
    private static string Page => File.ReadAllText(Repository.PathOf("docs/reliability.md"));

    public static TheoryData<string> Promises => [.. Promise().Matches(Page).Select(match => match.Groups["words"].Value)];

    [Theory]
    [MemberData(nameof(Promises))]
    public void A_promise_names_tests_that_exist(string words)
    {
        var promise = Promise().Matches(Page).Single(match => match.Groups["words"].Value == words);
        var tests = promise.Groups["test"].Captures;

        Assert.NotEmpty(tests);
        Assert.All(tests, test => Assert.True(Exists(test.Value), test.Value));
    }

    [Fact]
    public void Every_paragraph_that_begins_in_bold_type_is_read_as_a_promise()
        => Assert.Equal(Regex.Count(Page, @"^\*\*", RegexOptions.Multiline), Promises.Count);

    private static bool Exists(string test)
    {
        var (group, name) = (test.Split('.')[0], test.Split('.')[1]);
        return Directory.GetFiles(Repository.PathOf("tests"), group + ".cs", SearchOption.AllDirectories)
            .Any(file => Regex.IsMatch(File.ReadAllText(file), $@"class {group}\b[\s\S]* {name}\("));
    }

    // The words in bold type, what is said of them, and a line for each test.
    [GeneratedRegex(@"^\*\*(?<words>[^*]+)\*\*(?:.*\n)+?(?:`(?<test>\w+\.\w+)`\n)*(?=\n)", RegexOptions.Multiline)]
    private static partial Regex Promise();
}
