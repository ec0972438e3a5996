namespace RsaCloudAdmin.Tests.Help;

/// <summary>The help as Get-Help finds it where the module is imported.</summary>
public class GetHelpTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    public static TheoryData<string> Names => [.. MarkdownHelp.Names];

    public static TheoryData<string> Topics => [.. AboutTopic.Names];

    [Fact]
    public void Each_cmdlet_has_a_page_and_each_page_its_cmdlet() =>
        Assert.Equal(session.Run("(Get-Command -Module RsaCloudAdmin).Name").Select(name => $"{name}").Order(StringComparer.Ordinal), MarkdownHelp.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_cmdlets_help_is_the_pages(string name)
    {
        var page = MarkdownHelp.Read(name);

        Assert.Equal(page.Synopsis, $"{Assert.Single(session.Run($"(Get-Help {name}).Synopsis"))}".Trim());
        Assert.Equal(page.Examples.Select(example => example.Code), session.Run($"(Get-Help {name} -Full).examples.example.code").Select(code => $"{code}"));
        Assert.Equal(
            page.Parameters.Select(parameter => (parameter.Name, parameter.Default)),
            session.Run($"(Get-Help {name} -Full).parameters.parameter").Select(parameter => ($"{parameter.Properties["name"].Value}", $"{parameter.Properties["defaultValue"].Value}"))
                .OrderBy(parameter => parameter.Item1, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_is_found_by_its_name(string name) =>
        Assert.Equal(new AboutTopic(name).Text.TrimEnd(), $"{Assert.Single(session.Run($"Get-Help {name}"))}".ReplaceLineEndings("\n").TrimEnd());
}
