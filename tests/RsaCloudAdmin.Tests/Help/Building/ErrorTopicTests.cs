using RsaCloudAdmin.HelpBuilder;
using RsaCloudAdmin.HelpBuilder.Topics;

namespace RsaCloudAdmin.Tests.Help.Building;

/// <summary>That the topic about errors has every error where its text says so.</summary>
public sealed class ErrorTopicTests : IDisposable
{
    private static readonly Dictionary<string, IReadOnlyList<ErrorFacts>> Groups = new()
    {
        ["Row"] = [new("RowLost", "ObjectNotFound", "The row is lost.", string.Join(' ', Enumerable.Repeat("Look for it.", 8))), new("RowFound", "NotSpecified", "It is found.", "Rest.")],
        ["Key"] = [new("KeyBent", "InvalidData", "The key is bent.", "Bend it back.")],
    };

    private readonly string _template = Path.GetTempFileName();
    private readonly Problems _problems = new();

    public void Dispose() => File.Delete(_template);

    [Fact]
    public void The_errors_are_where_the_text_names_their_group()
    {
        var topic = Build("TOPIC\n\n    {{Row}}\n\n  Keys\n\n    {{Key}}\n\nSEE ALSO\n");

        Assert.Empty(_problems.Lines);
        Assert.Equal(
            """
            TOPIC

                RowLost                                 ObjectNotFound
                    When: The row is lost.
                    Do:   Look for it. Look for it. Look for it. Look for it. Look for it.
                          Look for it. Look for it. Look for it.

                RowFound                                NotSpecified
                    When: It is found.
                    Do:   Rest.

              Keys

                KeyBent                                 InvalidData
                    When: The key is bent.
                    Do:   Bend it back.

            SEE ALSO

            """.ReplaceLineEndings("\n"),
            topic);
    }

    [Theory]
    [InlineData("{{Row}}\n{{Keys}}\n", 2, "There is no group of errors Keys")]
    [InlineData("{{Row}}\n{{Key}}\n{{Row}}\n", 3, "There is no group of errors Row, or it is here twice")]
    [InlineData("{{Row}}\n", 1, "The errors of the group Key have no place")]
    public void A_group_that_is_missing_or_unknown_is_named(string template, int line, string expected)
    {
        Build(template);

        Assert.Contains(_problems.Lines, problem => problem.StartsWith($"{_template}({line}): error HELP: {expected}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_topic_is_named_as_its_template() => Assert.Equal("about_Errors.help.txt", ErrorTopic.FileName("somewhere/about_Errors.template.txt"));

    private string Build(string template)
    {
        File.WriteAllText(_template, template);
        return ErrorTopic.Render(_template, Groups, _problems);
    }
}
