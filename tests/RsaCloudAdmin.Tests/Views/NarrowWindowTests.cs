using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>Tables in a narrow window or with long user names: what a person needs to hand out a code is complete.</summary>
public partial class NarrowWindowTests : ViewTest
{
    private const int Narrow = 60;
    private const string LongAddress = "maximiliane.von-und-zu-hohenlohe-langenburg.the-second@corp.example.com";
    private const string LongNumber = "123456789012345678901234567890123456";

    public static TheoryData<string> Cmdlets => [.. CmdletList.TakingUsers];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Sixty_columns_are_enough_for_all_headings_and_whole_dates(string name)
    {
        foreach (var call in CmdletList.CallsOf(name))
        {
            Run($"Connect-RsaCloudAdmin $KeyPath; {call.Before}");

            AssertWhole(call, CmdletCall.User, Narrow);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_long_address_and_number_go_on_in_the_next_line_and_squeeze_nothing_away(string name)
    {
        var user = Service.Tenant.AddUser(LongAddress);
        foreach (var number in new[] { "1000000099", LongNumber })
            Service.Tenant.AddHardwareToken(number, user.Id);
        foreach (var call in CmdletList.CallsOf(name))
        {
            foreach (var width in new[] { Narrow, 80, Columns })
            {
                Prepare(call, "1000000099");
                AssertWhole(WithNumber(call, "1000000099"), LongAddress, width);
            }

            Prepare(call, LongNumber);
            var shown = Show(WithNumber(call, LongNumber).For(LongAddress));
            Assert.Contains(LongAddress[..20], shown, StringComparison.Ordinal);
            Assert.All(LinesOf(shown), line => Assert.InRange(line.Length, 0, Columns));
        }

        string ForNumber(string script, string number) => script.Replace(EmulatedTenant.SeededSerialNumber(1), number, StringComparison.Ordinal);

        CmdletCall WithNumber(CmdletCall call, string number) => call with { Arguments = ForNumber(call.Arguments, number) };

        void Prepare(CmdletCall call, string number) =>
            Run($"Connect-RsaCloudAdmin $KeyPath; {ForNumber(call.Before, number).Replace(CmdletCall.User, LongAddress, StringComparison.Ordinal)}");
    }

    private void AssertWhole(CmdletCall call, string user, int width)
    {
        var shown = Show([$"{call.For(user)} | Format-Table"], width: width);

        Assert.All(LinesOf(shown), line => Assert.InRange(line.Length, 0, width));
        Assert.DoesNotContain("...", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("…", shown, StringComparison.Ordinal);
        var table = LinesOf(shown).SkipWhile(line => !line.Split(' ').Contains("User")).TakeWhile(line => line.Length > 0).ToList();
        Assert.Equal(call.Headings.Order(), table[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Order());
        Assert.Equal(user, CellOfUser(table));
        if (call.Headings.Any(heading => heading.EndsWith("Date", StringComparison.Ordinal)))
            Assert.Matches(Date(), table[2]);
    }

    /// <summary>Returns the cell of the table's only row, joined from its lines.</summary>
    private static string CellOfUser(List<string> table)
    {
        var heading = UserColumn().Match(table[0]);
        var width = table[0].Length == heading.Index + heading.Length ? int.MaxValue : heading.Length;
        return string.Concat(table.Skip(2).Where(line => line.Length > heading.Index)
            .Select(line => line.Substring(heading.Index, Math.Min(width, line.Length - heading.Index)).Trim()));
    }

    [GeneratedRegex(@"\bUser\b *")]
    private static partial Regex UserColumn();

    [GeneratedRegex(@"\d{4}-\d\d-\d\d \d\d:\d\d [+-]\d\d:\d\d( |$)")]
    private static partial Regex Date();
}
