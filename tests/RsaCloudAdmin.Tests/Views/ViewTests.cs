using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>What is shown at a prompt.</summary>
public class ViewTests : ViewTest
{
    private const string LongAddress = "maximiliane.von-und-zu-hohenlohe-langenburg.the-second@corp.example.com";

    [Theory]
    [InlineData("Get-RsaCloudAdminConnection", "Name", "BaseUri")]
    [InlineData("Unlock-RsaUserMethod user1@example.com", "User", "IsTokenLocked", "IsSmsLocked", "IsVoiceLocked")]
    [InlineData("Enable-RsaEmergencyTokencode user1@example.com", "User", "EmergencyTokencode", "ExpirationDate")]
    [InlineData("Enable-RsaEmergencyTokencode user1@example.com -AsPlainText", "User", "EmergencyTokencode", "ExpirationDate")]
    [InlineData("Disable-RsaEmergencyTokencode user1@example.com", "User", "WasEnabled", "OfflineExpirationDate")]
    [InlineData("Enable-RsaHardwareToken user1@example.com 1000000001", "User", "TokenSerialNumber", "TokenStatus")]
    [InlineData("Test-RsaCloudAdminConnection", "Step", "Result", "Detail", "RoundTrip")]
    [InlineData("Get-RsaUser user1@example.com", "EmailAddress", "IsTokenLocked", "EmergencyAccessStatus")]
    [InlineData("Get-RsaUser user1@example.com, user2@example.com | Format-Table", "User", "UserStatus", "IsTokenLocked", "IsSmsLocked", "IsVoiceLocked")]
    public void Each_type_has_a_view_that_fits_80_columns(string command, params string[] headings)
    {
        var shown = Show([command], width: 80);

        Assert.All(headings, heading => Assert.Contains(heading, shown, StringComparison.Ordinal));
        Assert.All(LinesOf(shown), line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain("...", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("…", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unlock-RsaUserMethod")]
    [InlineData("Enable-RsaEmergencyTokencode -AsPlainText")]
    [InlineData("Disable-RsaEmergencyTokencode")]
    [InlineData("Get-RsaUser")]
    [InlineData("Enable-RsaHardwareToken -TokenSerialNumber 123456789012345678901234567890123456")]
    public void The_longest_names_and_numbers_fit_too(string command)
    {
        var user = Service.Tenant.AddUser(LongAddress);
        Service.Tenant.AddHardwareToken("123456789012345678901234567890123456", user.Id);

        var shown = Show($"{command} -UserId {LongAddress}");

        Assert.Contains(LongAddress[..20], shown, StringComparison.Ordinal);
        Assert.All(LinesOf(shown), line => Assert.InRange(line.Length, 0, Columns));
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
}
