using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Text.RegularExpressions;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Views;

/// <summary>What is locked or failed stands out: by color where colors are on, and always by its words.</summary>
public partial class ColorTests : ViewTest
{
    private static readonly string Caution = PSStyle.Instance.Formatting.Warning;

    [Fact]
    public void A_disabled_user_a_code_that_still_works_offline_and_a_failed_check_are_colored()
    {
        Service.Tenant.Change(EmulatedTenant.SeededId(2), user => user with { IsEnabled = false });
        var shown = Show(["Get-RsaUser user2@example.com", "Enable-RsaEmergencyTokencode user1@example.com", "Disable-RsaEmergencyTokencode user1@example.com"], useColor: true);
        Assert.Contains($"{Alarm}Disabled", shown, StringComparison.Ordinal);
        Assert.Matches($@"True +{Regex.Escape(Caution)}\d{{4}}-", shown);

        File.WriteAllText(KeyPath, new StrangerKey(Service.BaseUri).Json);
        shown = Show(["Test-RsaCloudAdminConnection"], "Connect-RsaCloudAdmin $KeyPath -SkipCheck", useColor: true);
        Assert.Contains($"{Alarm}Failed{PSStyle.Instance.Reset}", shown, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Alarm}Passed", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void As_in_Windows_PowerShell_every_script_of_the_views_gives_the_same_words_plain()
    {
        var scripts = ViewScripts.Find();
        Assert.True(scripts.Count > 15);
        // Properties that the sample lacks get any value, because the views show them unchanged.
        var item = PSObject.AsPSObject(Sample);
        foreach (var name in scripts.SelectMany(script => Property().Matches(script)).Select(match => match.Groups[1].Value).Where(name => item.Properties[name] is null).Distinct())
            item.Properties.Add(new PSNoteProperty(name, "any"));
        Assert.All(scripts, script =>
        {
            var today = ViewScripts.Run(Engine, script, item, onWindowsPowerShell: false);
            var before = ViewScripts.Run(Engine, script, item, onWindowsPowerShell: true);
            Assert.DoesNotContain('\e', before);
            Assert.Equal(new StringDecorated(today).ToString(OutputRendering.PlainText), before);
        });
    }

    [GeneratedRegex(@"\$_\.(\w+)")]
    private static partial Regex Property();

    // Properties of all emitted types, each with the value that stands out.
    private static object Sample => new
    {
        UserId = "00000001-5e5a-4a11-8e1f-c10ad0000001",
        EmailAddress = (string?)null,
        UserName = "user1",
        PrincipalUsername = "user1",
        IsDefault = true,
        Connection = "East",
        ConnectedAt = DateTime.UnixEpoch,
        IsTokenLocked = true,
        IsSmsLocked = true,
        IsVoiceLocked = true,
        IsApproveLocked = true,
        IsFingerprintLocked = (bool?)null,
        UserStatus = "Disabled",
        HighRiskUser = true,
        MarkDeleted = true,
        MarkDeletedAt = DateTime.UnixEpoch,
        EmergencyTokencode = "12345678",
        EmergencyTokencodeExpiration = DateTime.UnixEpoch,
        OfflineEmergencyTokencodeExpiration = DateTime.UnixEpoch,
        ExpirationDate = DateTime.UnixEpoch,
        OfflineExpirationDate = DateTime.UnixEpoch,
        TokenStatusChangedAt = DateTime.UnixEpoch,
        AssignedAt = DateTime.UnixEpoch,
        RegisteredDate = DateTime.UnixEpoch,
        EventLogDate = DateTime.UnixEpoch,
        EventLevel = "error",
        UpdatedAt = DateTime.UnixEpoch,
        Result = "Failed",
        Detail = "It did not work.",
        Advice = "Make it work.",
    };
}
