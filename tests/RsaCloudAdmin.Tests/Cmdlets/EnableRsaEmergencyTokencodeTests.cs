using System.Security;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Tests.Views;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>How long and how often an emergency tokencode works, and how it is shown. CredentialTests covers who gets one.</summary>
[Example("", "User", "EmergencyTokencode", "ExpirationDate")]
[Example("-ExpiresIn 01:00 -OneTimeUse", "User", "EmergencyTokencode", "ExpirationDate")]
[Example("-AsPlainText", "User", "EmergencyTokencode", "ExpirationDate")]
public class EnableRsaEmergencyTokencodeTests : ViewTest
{
    private const string EnableTokencode = "Enable-RsaEmergencyTokencode 00000001-5e5a-4a11-8e1f-c10ad0000001";

    private static readonly Guid User = EmulatedTenant.SeededId(1);

    private string Code => Service.Tenant.Find(User)!.Tokencode!.Code;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        UsersCsv.Write(PathOf("users.csv"), Engine, Service);
        Connect();
    }

    [Fact]
    public void Emergency_tokencodes_are_issued_for_as_long_as_asked_for()
    {
        var issued = RunCleanly("Import-Csv $UsersCsv | Enable-RsaEmergencyTokencode -ExpirationDays 3 -AsPlainText");

        Assert.Equal(UsersCsv.Users.Select(id => Service.Tenant.Find(id)!.Tokencode!.Code), issued.Select(o => o["EmergencyTokencode"]));
        Assert.All(issued, o =>
        {
            var expires = Assert.IsType<DateTime>(o["ExpirationDate"]);
            Assert.Equal(DateTimeKind.Local, expires.Kind);
            Assert.InRange(expires - DateTime.Now, TimeSpan.FromDays(2.99), TimeSpan.FromDays(3.01));
        });
    }

    [Fact]
    public void A_disabled_user_gets_no_emergency_tokencode()
    {
        Service.Tenant.Change(User, user => user with { IsEnabled = false });

        Assert.Equal("UserDisabled", RefusalOf(EnableTokencode));
    }

    [Theory]
    [InlineData("-ExpirationDays 0")]
    [InlineData("-ExpirationDays 8")]
    [InlineData("-ExpiresIn 00:00:59")]
    [InlineData("-ExpiresIn 7.00:00:01")]
    public void An_impossible_expiration_is_refused_before_anything_is_sent(string expiration)
    {
        var result = Run($"{EnableTokencode} {expiration}");

        Assert.Single(result.Errors);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void An_impossible_date_is_null_and_a_warning_with_the_text()
    {
        Service.Faults.Add(new Fault(FaultEffect.ImpossibleDate));

        var result = Run(EnableTokencode);

        Assert.Empty(result.Errors);
        var tokencode = new PropertyBag(Assert.Single(result.Output));
        Assert.NotNull(tokencode["ExpirationDate"]);
        Assert.Null(tokencode["OfflineExpirationDate"]);
        Assert.Contains("'2018-30-06T12:00:00.000Z'", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tokencode_may_be_for_one_use_and_for_hours()
    {
        var tokencode = Assert.Single(RunCleanly(EnableTokencode + " -ExpiresIn 02:00:00 -OneTimeUse"));

        Assert.InRange(Assert.IsType<DateTime>(tokencode["ExpirationDate"]) - DateTime.UtcNow, TimeSpan.FromMinutes(115), TimeSpan.FromMinutes(121));
        Assert.True(Service.Tenant.Find(User)!.Tokencode!.OneTimeUse);
    }

    [Theory]
    [InlineData("", true, true)]
    [InlineData("", false, false)]
    [InlineData("-OneTimeUse:$false", true, false)]
    [InlineData("-OneTimeUse", false, true)]
    public void Whether_a_tokencode_is_for_one_use_is_the_tenants_setting_unless_it_is_said(string given, bool setting, bool isForOneUse)
    {
        Service.Tenant.IssuesForOneUse = setting;

        RunCleanly($"{EnableTokencode} -ExpiresIn 02:00:00 {given}");

        Assert.Equal(isForOneUse, Service.Tenant.Find(User)!.Tokencode!.OneTimeUse);
    }

    [Theory]
    [InlineData("-ExpirationDays 2 -OneTimeUse", 2.0, true)]
    [InlineData("-ExpirationDays 2 -OneTimeUse:$false", 2.0, false)]
    [InlineData("-OneTimeUse -ExpiresIn 06:00", 0.25, true)]
    public void Days_and_uses_are_asked_for_together(string how, double days, bool once)
    {
        var issued = Assert.Single(RunCleanly($"Enable-RsaEmergencyTokencode user1 {how}"));

        Assert.Equal(once, issued["IsOneTimeUse"]);
        Assert.InRange((DateTime)issued["ExpirationDate"]! - DateTime.Now, TimeSpan.FromDays(days - 0.01), TimeSpan.FromDays(days + 0.01));
    }

    [Fact]
    public void Days_and_a_time_contradict_each_other() =>
        Assert.Equal("InvalidExpiresIn", IdOf(Run("Enable-RsaEmergencyTokencode user1 -ExpirationDays 2 -ExpiresIn 01:00")));

    [Fact]
    public void Dates_compare_with_the_clock_of_the_computer() =>
        Assert.Equal(true, Assert.Single(Run("$date = (Enable-RsaEmergencyTokencode user1 -ExpiresIn 01:00).ExpirationDate; $date -gt (Get-Date) -and $date -lt (Get-Date).AddHours(2) -and $date.Kind -eq 'Local'").Output).BaseObject);

    [Fact]
    public void Beside_the_days_stands_until_when_that_is()
    {
        var two = Complete("Enable-RsaEmergencyTokencode -ExpirationDays 2").CompletionMatches.Single();

        Assert.Equal("2 days", two.ListItemText);
        Assert.Matches(@"^until [A-Z][a-z]+day, \d{4}-\d\d-\d\d \d\d:\d\d$", two.ToolTip);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" | Format-List")]
    [InlineData(" | Format-Table *")]
    public void It_is_masked_until_plain_text_is_asked_for(string how)
    {
        var shown = Show("Enable-RsaEmergencyTokencode user1@example.com" + how);

        Assert.Contains("user1@example.com", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Code, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_mask_tells_nothing_of_the_code_and_no_type_name_stands_in_its_place()
    {
        var shown = Show("Enable-RsaEmergencyTokencode user1@example.com");

        Assert.Contains("******** ", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("SecureString", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Asked_for_it_is_shown_in_groups_to_be_read_aloud_and_the_object_has_it_whole()
    {
        var shown = Show(["$issued = Enable-RsaEmergencyTokencode user1@example.com -AsPlainText", "$issued", "\"whole: $($issued.EmergencyTokencode)\""]);

        Assert.Matches($"{Code[..4]} {Code[4..]} .+ user1@example.com", shown);
        Assert.Contains($"whole: {Code}", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345678", "1234 5678")]
    [InlineData("123456", "123 456")]
    [InlineData("123456789", "123 456 789")]
    [InlineData("1234567890", "1234 5678 90")]
    [InlineData("123", "123")]
    [InlineData("", "")]
    public void Groups_are_of_four_or_of_three_where_that_comes_out_even(string code, string expected)
    {
        var cells = ViewScripts.Find("RsaPlainEmergencyTokencode").Where(script => script.Contains("$_.EmergencyTokencode ", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, cells.Count); // In the table, and in the list.
        Assert.All(cells, cell => Assert.Equal(expected, ViewScripts.Run(Engine, cell, new { EmergencyTokencode = code }, onWindowsPowerShell: true)));
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
    public void A_tokencode_is_a_SecureString_unless_plain_text_is_asked_for()
    {
        var secure = RunCleanly("Enable-RsaEmergencyTokencode user1@example.com").Single();
        Assert.Equal("RsaEmergencyTokencode", secure.TypeName);
        Assert.IsType<SecureString>(secure["EmergencyTokencode"]);
        Assert.DoesNotContain(Code, secure.Emitted.ToString(), StringComparison.Ordinal);

        var plain = RunCleanly("Enable-RsaEmergencyTokencode user1@example.com -AsPlainText").Single();
        Assert.Equal("RsaPlainEmergencyTokencode", plain.TypeName);
        Assert.Equal(Code, plain["EmergencyTokencode"]);
        Assert.DoesNotContain(Code, plain.Emitted.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultEffect.Forbidden, "NotAuthorized")]
    [InlineData(FaultEffect.TooManyRequests, "Throttled")]
    [InlineData(FaultEffect.InternalServerError, "OutcomeUnknown")]
    [InlineData(FaultEffect.NoTokencode, "OutcomeUnknown")]
    [InlineData(FaultEffect.Page, "OutcomeUnknown")]
    [InlineData(FaultEffect.Redirect, "OutcomeUnknown")]
    public void A_response_that_is_no_success_is_an_error_of_its_kind(FaultEffect fault, string id) => Assert.Equal(id, RefusalOf(EnableTokencode, fault));

    [Fact]
    public void A_user_whom_nobody_knows_is_named() =>
        Assert.Equal("UserNotFound", RefusalOf("Enable-RsaEmergencyTokencode 99999999-9999-9999-9999-999999999999"));

    [Theory]
    [InlineData("Enable-RsaEmergencyTokencode -ExpirationDays ", "1", "2", "3", "4", "5", "6", "7")]
    [InlineData("Enable-RsaEmergencyTokencode -ExpirationDays 3", "3")]
    public void Days_are_completed_without_a_request(string line, params string[] expected)
    {
        Assert.Equal(expected, Complete(line).CompletionMatches.Select(match => match.CompletionText));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void Before_anything_is_connected_the_days_are_completed_too()
    {
        RunCleanly("Disconnect-RsaCloudAdmin");

        Assert.Equal(7, Complete("Enable-RsaEmergencyTokencode -ExpirationDays ").CompletionMatches.Count);
    }
}
