using System.Management.Automation;
using System.Management.Automation.Internal;
using RsaCloudAdmin.Emulator.Tenant;

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
    public void With_colours_and_without_the_words_and_columns_are_the_same(string name)
    {
        foreach (var call in CmdletList.CallsOf(name).Where(call => call.Headings.Count > 0))
        {
            foreach (var command in new[] { $"{call}", $"{call} | Format-Table" })
            {
                var plain = Show([call.Before, command]);
                var coloured = Show([call.Before, command], useColor: true);

                Assert.DoesNotContain('\e', plain);
                Assert.Equal(WithoutFigures(plain), WithoutFigures(new StringDecorated(coloured).ToString(OutputRendering.PlainText)));
            }
        }
    }

    [Fact]
    public void Sentences_of_a_diagnosis_are_broken_between_words_and_what_to_do_stands_on_a_line_of_its_own()
    {
        File.WriteAllText(KeyPath, new StrangerKey(Service.BaseUri).Json);

        var lines = LinesOf(Show(["Test-RsaCloudAdminConnection"], "Connect-RsaCloudAdmin $KeyPath -SkipCheck")).ToList();

        var failed = lines.FindIndex(line => line.StartsWith("Token      Failed   Could not check the token", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains(lines.Skip(failed), line => line.StartsWith("                    To do: Connect with a key", StringComparison.Ordinal));
        Assert.Contains("Permission NotTried Not tried, because a step before failed.", lines);
    }

    [Fact]
    public void Of_a_user_what_is_wrong_with_the_account_is_shown_only_if_something_is()
    {
        var shown = Show("Get-RsaUser user1@example.com");
        Assert.DoesNotContain("HighRiskUser", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("MarkDeleted", shown, StringComparison.Ordinal);

        Service.Tenant.Change(EmulatedTenant.SeededId(1), user => user with { IsHighRisk = true, MarkedDeletedAt = DateTimeOffset.UnixEpoch });

        shown = Show("Get-RsaUser user1@example.com");
        Assert.Matches("HighRiskUser +: True", shown);
        Assert.Matches("MarkDeletedAt +: (1970-01-01|1969-12-31) ", shown);
    }

    // Two runs lie a moment apart.
    private static string WithoutFigures(string shown) => new([.. shown.Where(character => !char.IsDigit(character))]);
}
