using System.Management.Automation;
using System.Management.Automation.Internal;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>What is shown at a prompt.</summary>
public class ViewTests : ViewTest
{
    public static TheoryData<string> Cmdlets => [.. CmdletList.Names];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Each_type_has_a_view_that_fits_80_columns(string name)
    {
        foreach (var call in CmdletList.CallsOf(name))
        {
            foreach (var (command, headings) in new[] { ($"{call}", []), ($"{call} | Format-Table", call.Headings) })
            {
                var shown = Show([call.Before, command], width: 80);

                Assert.All(headings, heading => Assert.Contains(heading, shown, StringComparison.Ordinal));
                Assert.All(LinesOf(shown), line => Assert.InRange(line.Length, 0, 80));
                Assert.DoesNotContain("...", shown, StringComparison.Ordinal);
                Assert.DoesNotContain("…", shown, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void With_colors_and_without_the_words_and_columns_are_the_same(string name)
    {
        foreach (var call in CmdletList.CallsOf(name).Where(call => call.Headings.Count > 0))
        {
            foreach (var command in new[] { $"{call}", $"{call} | Format-Table" })
            {
                var plain = Show([call.Before, command]);
                var colored = Show([call.Before, command], useColor: true);

                Assert.DoesNotContain('\e', plain);
                Assert.Equal(WithoutFigures(plain), WithoutFigures(new StringDecorated(colored).ToString(OutputRendering.PlainText)));
            }
        }
    }

    // Digits may differ, because two runs are a moment apart.
    private static string WithoutFigures(string shown) => new([.. shown.Where(character => !char.IsDigit(character))]);
}
