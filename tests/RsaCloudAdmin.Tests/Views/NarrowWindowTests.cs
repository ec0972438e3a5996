using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>Tables in a narrow window, and of users with long names: what a person needs to hand out a code is whole.</summary>
public partial class NarrowWindowTests : ViewTest
{
    private const int Narrow = 60;
    private const string LongAddress = "maximiliane.von-und-zu-hohenlohe-langenburg.the-second@corp.example.com";

    public static TheoryData<string, string[]> Tables => new()
    {
        { "Unlock-RsaUserMethod", ["User", "IsTokenLocked", "IsSmsLocked", "IsVoiceLocked"] },
        { "Disable-RsaEmergencyTokencode", ["User", "WasEnabled", "OfflineExpirationDate"] },
        { "Enable-RsaHardwareToken -TokenSerialNumber 1000000001", ["User", "TokenSerialNumber", "TokenStatus"] },
        { "Disable-RsaHardwareToken -TokenSerialNumber 1000000001", ["User", "TokenSerialNumber", "TokenStatus"] },
        { "Enable-RsaEmergencyTokencode", ["User", "EmergencyTokencode", "ExpirationDate"] },
        { "Enable-RsaEmergencyTokencode -AsPlainText", ["User", "EmergencyTokencode", "ExpirationDate"] },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Sixty_columns_are_enough_for_all_headings_and_whole_dates(string command, string[] headings)
    {
        Run("Connect-RsaCloudAdmin $KeyPath; $null = Enable-RsaEmergencyTokencode user1@example.com");

        AssertWhole(command, headings, "user1@example.com", Narrow);
    }

    [Fact]
    public void Sixty_columns_are_enough_for_a_table_of_users() =>
        AssertWhole("Get-RsaUser", ["User", "UserStatus", "IsTokenLocked", "IsSmsLocked", "IsVoiceLocked"], "user1@example.com", Narrow, " | Format-Table");

    [Theory]
    [InlineData(Narrow)]
    [InlineData(80)]
    [InlineData(Columns)]
    public void A_long_address_goes_on_in_the_next_line_and_squeezes_nothing_away(int width)
    {
        var user = Service.Tenant.AddUser(LongAddress);
        Service.Tenant.AddHardwareToken("1000000099", user.Id);
        Run($"Connect-RsaCloudAdmin $KeyPath; $null = Enable-RsaEmergencyTokencode {LongAddress}");

        foreach (var (command, headings) in Tables.Select(table => table.Data))
            AssertWhole(command.Replace("1000000001", "1000000099", StringComparison.Ordinal), headings, LongAddress, width);
        AssertWhole("Get-RsaUser", ["User", "UserStatus", "IsTokenLocked", "IsSmsLocked", "IsVoiceLocked"], LongAddress, width, " | Format-Table");
    }

    [Theory]
    [InlineData(Narrow)]
    [InlineData(79)]
    [InlineData(80)]
    [InlineData(Columns)]
    public void A_check_is_broken_between_words_alone(int width)
    {
        File.WriteAllText(KeyPath, new StrangerKey(Service.BaseUri).Json);
        var advice = RunCleanly("Connect-RsaCloudAdmin $KeyPath -SkipCheck; Test-RsaCloudAdminConnection").Select(check => $"{check["Advice"]}").Single(text => text.Length > 0);

        var lines = LinesOf(Show(["Test-RsaCloudAdminConnection"], "Connect-RsaCloudAdmin $KeyPath -SkipCheck", width)).ToList();

        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Contains(advice, string.Join(' ', lines.Select(line => line.Trim())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_without_a_connection_says_so_in_its_heading() =>
        Assert.Contains("Connection: (none)", Show(["Test-RsaCloudAdminConnection"], "$null"), StringComparison.Ordinal);

    private void AssertWhole(string command, string[] headings, string user, int width, string how = "")
    {
        var shown = Show([$"{command} -UserId {user}{how}"], width: width);

        Assert.All(LinesOf(shown), line => Assert.InRange(line.Length, 0, width));
        Assert.DoesNotContain("...", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("…", shown, StringComparison.Ordinal);
        var table = LinesOf(shown).SkipWhile(line => !line.Split(' ').Contains("User")).TakeWhile(line => line.Length > 0).ToList();
        Assert.Equal(headings.Order(), table[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).Order());
        Assert.Equal(user, CellOfUser(table));
        if (headings.Any(heading => heading.EndsWith("Date", StringComparison.Ordinal)))
            Assert.Matches(Date(), table[2]);
    }

    /// <summary>The cell of the table's only row, put together from its lines.</summary>
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
