namespace RsaCloudAdmin.Tests.Help;

public class AboutTopicTests
{
    public static TheoryData<string> Names => [.. AboutTopic.Names];

    [Fact]
    public void There_are_six_topics() => Assert.Equal(
        ["about_RsaCloudAdmin", "about_RsaCloudAdmin_Authentication", "about_RsaCloudAdmin_Bulk", "about_RsaCloudAdmin_Errors", "about_RsaCloudAdmin_HelpDesk", "about_RsaCloudAdmin_Operations"], AboutTopic.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_topic_has_the_usual_parts_and_fits_a_window_of_80(string name)
    {
        var lines = new AboutTopic(name).Lines;

        Assert.Equal(["TOPIC", $"    {name}", "", "SHORT DESCRIPTION"], lines.Take(4));
        Assert.Equal(["TOPIC", "SHORT DESCRIPTION", "LONG DESCRIPTION", "SEE ALSO"], lines.Where(line => line.Length > 0 && line[0] != ' '));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 79));
        Assert.All(lines, line => Assert.True(line.All(char.IsAscii), $"Windows PowerShell reads the file in the computer's own code page: {line}"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_it_refers_to_is_there(string name) =>
        Assert.All(new AboutTopic(name).Lines.SkipWhile(line => line != "SEE ALSO").Skip(1).Select(line => line.Trim()), other =>
            Assert.True(AboutTopic.Names.Contains(other) || HelpPage.Names.Contains(other), other));

    [Fact]
    public void The_first_topic_names_every_other_and_says_how_to_list_the_cmdlets()
    {
        var text = new AboutTopic("about_RsaCloudAdmin").Text;

        Assert.Contains("Get-Command -Module RsaCloudAdmin", text, StringComparison.Ordinal);
        Assert.All(AboutTopic.Names, name => Assert.Contains(name, text, StringComparison.Ordinal));
    }
}
