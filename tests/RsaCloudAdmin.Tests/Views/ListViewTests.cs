using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>Format-List shows every property: dates with their offset, and a code as it may be shown.</summary>
public class ListViewTests : ViewTest
{
    private const string Date = @"\d{4}-\d\d-\d\d \d\d:\d\d [+-]\d\d:\d\d\r?\n";

    private string Code => Service.Tenant.Find(EmulatedTenant.SeededId(1))!.Tokencode!.Code;

    [Theory]
    [InlineData("Enable-RsaEmergencyTokencode user1", "ExpirationDate", "OfflineExpirationDate")]
    [InlineData("Enable-RsaEmergencyTokencode user1 -AsPlainText", "ExpirationDate", "OfflineExpirationDate")]
    [InlineData("Disable-RsaEmergencyTokencode user1", "OfflineExpirationDate")]
    [InlineData("Enable-RsaHardwareToken user1 1000000001", "TokenStatusChangedAt")]
    [InlineData("Get-RsaUser user1", "EmergencyTokencodeExpiration", "OfflineEmergencyTokencodeExpiration")]
    public void Dates_have_their_offset(string command, params string[] dates)
    {
        var shown = Show(["$null = Enable-RsaEmergencyTokencode user1", $"{command} | Format-List"]);

        Assert.All(dates, date => Assert.Matches($"(?m)^{date} +: {Date}", shown));
    }

    [Theory]
    [InlineData("Unlock-RsaUserMethod user1", "IsTokenLocked", "IsSmsLocked", "IsVoiceLocked")]
    [InlineData("Enable-RsaEmergencyTokencode user1", "EmergencyTokencodeId", "IsOneTimeUse", "IsSetByCompany")]
    [InlineData("Enable-RsaEmergencyTokencode user1 -AsPlainText", "EmergencyTokencodeId", "IsOneTimeUse", "IsSetByCompany")]
    [InlineData("Disable-RsaEmergencyTokencode user1", "EmergencyTokencodeId", "WasEnabled")]
    [InlineData("Disable-RsaHardwareToken user1 1000000001", "TokenSerialNumber", "TokenStatus", "TokenStatusChangedBy")]
    public void The_user_stands_there_with_every_name(string command, params string[] more)
    {
        var shown = Show($"{command} | Format-List");

        Assert.Matches($"(?m)^UserId +: {EmulatedTenant.SeededId(1)}", shown);
        Assert.Matches("(?m)^Identity +: user1\r?\n", shown);
        Assert.Matches("(?m)^EmailAddress +: user1@example.com\r?\n", shown);
        Assert.Matches("(?m)^UserName +: user1\r?\n", shown);
        Assert.All(more, property => Assert.Matches($"(?m)^{property} +:", shown));
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
