using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>Format-List shows every property, dates with their offset, and codes only as far as allowed.</summary>
public class ListViewTests : ViewTest
{
    public static TheoryData<string> Cmdlets => [.. CmdletList.Names];

    public static TheoryData<string> ChangingCmdlets => [.. CmdletList.Changing];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_property_stands_there_and_dates_have_their_offset(string name)
    {
        foreach (var call in CmdletList.CallsOf(name).Where(call => call.Headings.Count > 0))
        {
            var result = RunCleanly($"Connect-RsaCloudAdmin $KeyPath; {call.Before}; {call}")[0].Emitted;
            var properties = result.BaseObject.GetType().GetProperties();

            var shown = Show([call.Before, $"{call} | Format-List"]);

            // A user has more properties than a help desk needs.
            if (CmdletList.Changing.Contains(name) && !IsUser(name))
                Assert.All(properties, property => Assert.Matches($"(?m)^{property.Name} +:", shown));
            Assert.All(
                properties.Where(property => result.Properties[property.Name].Value is DateTime && Regex.IsMatch(shown, $"(?m)^{property.Name} +:")),
                property => Assert.Matches($"(?m)^{property.Name} +: {DateLine}", shown));
        }
    }

    [Theory]
    [MemberData(nameof(ChangingCmdlets))]
    public void The_user_stands_there_with_every_name(string name)
    {
        foreach (var call in CmdletList.CallsOf(name).Where(call => call.TakesUsers))
        {
            var shown = Show([call.Before, $"{call.For("user1")} | Format-List"]);

            Assert.Matches($"(?m)^UserId +: {EmulatedTenant.SeededId(1)}", shown);
            if (!IsUser(name))
                Assert.Matches("(?m)^Identity +: user1\r?\n", shown);
            Assert.Matches("(?m)^EmailAddress +: user1@example.com\r?\n", shown);
            Assert.Matches("(?m)^(UserName|PrincipalUsername) +: user1\r?\n", shown);
        }
    }

    private static bool IsUser(string name) => CmdletList.Info(name).OutputType.Any(output => output.Name == "RsaCloudAdmin.RsaUser");
}
