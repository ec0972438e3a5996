using System.Text.RegularExpressions;
using System.Xml.Linq;
using RsaCloudAdmin.Emulator.Tool;
using RsaCloudAdmin.Picture;

namespace RsaCloudAdmin.Sandbox.Tests;

public partial class PictureTests
{
    private static string Committed => Path.GetFullPath(Path.Combine(ModuleFolder.Find(), "../../../docs/terminal.svg"));

    [Fact]
    public async Task The_picture_in_the_repository_is_what_a_session_shows_today()
    {
        var today = await PictureSession.DrawAsync(TestContext.Current.CancellationToken);

        // To update the picture: dotnet run --project docs/picture -- docs/terminal.svg
        Assert.Equal(Timeless(XElement.Load(Committed)), Timeless(today));
    }

    [Fact]
    public void The_picture_in_the_repository_shows_what_is_locked_and_what_failed_and_fits()
    {
        var picture = XElement.Load(Committed);
        var texts = picture.Descendants().Where(element => element.Name.LocalName == "text").ToList();

        Assert.Contains(texts, text => text.Value == "LOCKED");
        Assert.Contains(texts, text => text.Value.Contains("the user does not exist", StringComparison.Ordinal));
        Assert.Contains(texts, text => CodeInGroups().IsMatch(text.Value));
        var width = (double)picture.Attribute("width")!;
        Assert.All(texts, text => Assert.InRange((double)text.Attribute("x")! + (double)text.Attribute("textLength")!, 0, width));
    }

    [Fact]
    public void Colors_columns_and_long_lines_are_read_as_a_terminal_reads_them()
    {
        var rows = AnsiText.Rows("ab \e[31;1mcd\e[0m\n\e[92mabcdefghijkl\e[39m m", columns: 10);

        Assert.Equal(
            [
                [new AnsiSpan(0, "ab", null, false), new AnsiSpan(3, "cd", 31, true)],
                [new AnsiSpan(0, "abcdefghij", 92, false)],
                [new AnsiSpan(0, "kl", 92, false), new AnsiSpan(3, "m", null, false)],
            ],
            rows);
    }

    // Dates, codes and time zones differ from run to run, but not in length.
    private static string Timeless(XElement picture) => Figures().Replace(picture.ToString().ReplaceLineEndings("\n"), "0");

    [GeneratedRegex(@"(?<=>[^<]*)(\d|[+-](?=\d\d:\d\d<))")]
    private static partial Regex Figures();

    [GeneratedRegex(@"^\d{4} \d{4}$")]
    private static partial Regex CodeInGroups();
}
