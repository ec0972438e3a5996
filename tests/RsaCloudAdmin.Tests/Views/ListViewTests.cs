using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>Format-List shows every property: dates with their offset, and a code as it may be shown.</summary>
public class ListViewTests : ViewTest
{
    private const string Date = @"\d{4}-\d\d-\d\d \d\d:\d\d [+-]\d\d:\d\d\r?\n";

    private string Code => Service.Tenant.Find(EmulatedTenant.SeededId(1))!.Tokencode!.Code;

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

            // Of a user there is more than a help desk reads.
            if (CmdletList.Changing.Contains(name))
                Assert.All(properties, property => Assert.Matches($"(?m)^{property.Name} +:", shown));
            Assert.All(
                properties.Where(property => result.Properties[property.Name].Value is DateTime && Regex.IsMatch(shown, $"(?m)^{property.Name} +:")),
                property => Assert.Matches($"(?m)^{property.Name} +: {Date}", shown));
        }
    }

    [Theory]
    [MemberData(nameof(ChangingCmdlets))]
    public void The_user_stands_there_with_every_name(string name)
    {
        foreach (var call in CmdletList.CallsOf(name).Where(call => call.TakesUsers))
        {
            var shown = Show($"{call.For("user1")} | Format-List");

            Assert.Matches($"(?m)^UserId +: {EmulatedTenant.SeededId(1)}", shown);
            Assert.Matches("(?m)^Identity +: user1\r?\n", shown);
            Assert.Matches("(?m)^EmailAddress +: user1@example.com\r?\n", shown);
            Assert.Matches("(?m)^(UserName|PrincipalUsername) +: user1\r?\n", shown);
        }
    }

    [Fact]
    public void The_dates_of_a_users_code_are_among_them()
    {
        var shown = Show(["$null = Enable-RsaEmergencyTokencode user1", "Get-RsaUser user1 | Format-List"]);

        Assert.All(new[] { "EmergencyTokencodeExpiration", "OfflineEmergencyTokencodeExpiration" }, date => Assert.Matches($"(?m)^{date} +: {Date}", shown));
    }

    [Fact]
    public void A_code_that_was_asked_for_is_in_groups_and_any_other_is_masked()
    {
        var shown = Show("Enable-RsaEmergencyTokencode user1 -AsPlainText | Format-List");
        Assert.Matches($"(?m)^EmergencyTokencode +: {Code[..4]} {Code[4..]}\r?\n", shown);

        shown = Show("Enable-RsaEmergencyTokencode user1 | Format-List");
        Assert.Matches(@"(?m)^EmergencyTokencode +: \*{8}\r?\n", shown);
        Assert.DoesNotContain(Code[..4], shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Locks_are_told_in_the_words_of_the_table() =>
        Assert.Matches(@"(?m)^IsTokenLocked +: LOCKED\r?\nIsSmsLocked +: no\r?\n", Show("Unlock-RsaUserMethod user1 -Method Sms | Format-List"));
}
