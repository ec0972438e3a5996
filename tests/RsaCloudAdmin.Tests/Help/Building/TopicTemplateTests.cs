using System.Text.RegularExpressions;
using RsaCloudAdmin.HelpBuilder;
using RsaCloudAdmin.HelpBuilder.Topics;

namespace RsaCloudAdmin.Tests.Help.Building;

/// <summary>A topic contains the parts generated from code, at the places that its text marks.</summary>
public sealed class TopicTemplateTests : IDisposable
{
    private static readonly Dictionary<string, string> Parts = new()
    {
        ["Row"] = $"{new ErrorFacts("RowLost", "ObjectNotFound", "The row is lost.", string.Join(' ', Enumerable.Repeat("Look for it.", 8)))}\n{new ErrorFacts("RowFound", "NotSpecified", "It is found.", "Rest.")}",
        ["Key"] = Operation("bend a key of {user}").ToString(),
    };

    private readonly string _template = Path.GetTempFileName();
    private readonly Problems _problems = new();

    public void Dispose() => File.Delete(_template);

    [Fact]
    public void The_parts_are_where_the_text_names_them()
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

                Bend Key API
                    Purpose: bend a key of a user
                    Request: PUT keys/{id}
                    Scope:   unknown
                    Safety:  Once
                    Errors:  404 KeyLost, 409 KeyBent

            SEE ALSO

            """.ReplaceLineEndings("\n"),
            topic);
    }

    [Theory]
    [InlineData("{{Row}}\n{{Keys}}\n", 2, "There is no part Keys")]
    [InlineData("{{Row}}\n{{Key}}\n{{Row}}\n", 3, "There is no part Row, or it has a place already")]
    [InlineData("{{Row}}\n", 1, "No topic has a place for Key")]
    public void A_part_that_is_missing_or_unknown_is_named(string template, int line, string expected)
    {
        Build(template);

        Assert.Contains(_problems.Lines, problem => problem.StartsWith($"{_template}({line}): error HELP: {expected}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_topic_is_named_as_its_template() => Assert.Equal("about_Errors.help.txt", TopicTemplate.FileName("somewhere/about_Errors.template.txt"));

    [Theory]
    [InlineData("unlock {user}", "unlock a user")]
    [InlineData("remove device {device} of {user}", "remove a device of a user")]
    [InlineData("assign hardware token {hardware token} to {user}", "assign a hardware token to a user")]
    [InlineData("add {authenticator}", "add an authenticator")]
    public void A_placeholder_becomes_what_it_stands_for(string purpose, string expected)
    {
        var operation = Operation(purpose);

        operation.Check("client.dll", _problems);

        Assert.Empty(_problems.Lines);
        Assert.Contains($"        Purpose: {expected}\n", operation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_placeholder_that_the_help_would_show_is_named()
    {
        Operation("unlock {userId}").Check("client.dll", _problems);

        Assert.StartsWith("client.dll(1): error HELP: The purpose of PUT keys/{id} has a placeholder that is not a plain noun: unlock {userId}.", Assert.Single(_problems.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_the_service_s_own_messages_are_listed_too()
    {
        var operation = Operation("unlock {user}") with { Disabled = "UserDisabled", ConflictMessage = "The user has one.", NotAllowed = "Conflict" };

        Assert.Contains("Errors:  400 UserDisabled, 403 KeyBent, 404 KeyLost, 405 Conflict, 409 KeyBent", Regex.Replace(operation.ToString(), @"\n +", " "), StringComparison.Ordinal);
    }

    private static OperationFacts Operation(string purpose) => new(purpose, "PUT keys/{id}", null, "Once", "KeyLost", "KeyBent", "Cloud Administration Bend Key API");

    private string Build(string template)
    {
        File.WriteAllText(_template, template);
        return TopicTemplate.Render([_template], Parts, _problems).Single();
    }
}
