using System.Management.Automation;
using RsaCloudAdmin.Emulator;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests;

/// <summary>Each code that RSA's pages name for an operation, as the one who runs the cmdlet meets it.</summary>
public class ServiceResponseTests : CmdletTest
{
    private const string Unlock = "Unlock-RsaUserMethod 00000001-5e5a-4a11-8e1f-c10ad0000001";
    private const string EnableTokencode = "Enable-RsaEmergencyTokencode 00000001-5e5a-4a11-8e1f-c10ad0000001";
    private const string EnableToken = "Enable-RsaHardwareToken 00000001-5e5a-4a11-8e1f-c10ad0000001 1000000001";
    private static readonly Guid User = EmulatedTenant.SeededId(1);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Engine.SetVariable("RetryTimeoutSec", 0);
        RunCleanly("Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck -RetryTimeoutSec $RetryTimeoutSec");
    }

    [Theory]
    [InlineData(Unlock, FaultEffect.Forbidden, "NotAuthorized")]
    [InlineData(Unlock, FaultEffect.TooManyRequests, "Throttled")]
    // RSA's page: the body of a 500 tells what is locked.
    [InlineData(Unlock, FaultEffect.InternalServerError, "MethodStillLocked")]
    [InlineData(Unlock, FaultEffect.BadGateway, "ServiceError")]
    [InlineData(Unlock, FaultEffect.StillLocked, "MethodStillLocked")]
    [InlineData(EnableTokencode, FaultEffect.Forbidden, "NotAuthorized")]
    [InlineData(EnableTokencode, FaultEffect.TooManyRequests, "Throttled")]
    [InlineData(EnableTokencode, FaultEffect.InternalServerError, "OutcomeUnknown")]
    [InlineData(EnableTokencode, FaultEffect.NoTokencode, "OutcomeUnknown")]
    [InlineData(EnableTokencode, FaultEffect.Page, "OutcomeUnknown")]
    [InlineData(EnableTokencode, FaultEffect.Redirect, "OutcomeUnknown")]
    [InlineData(EnableToken, FaultEffect.Forbidden, "NotAuthorized")]
    [InlineData(EnableToken, FaultEffect.TooManyRequests, "Throttled")]
    [InlineData(EnableToken, FaultEffect.InternalServerError, "ServiceError")]
    [InlineData(Unlock, FaultEffect.Page, "UnexpectedResponse")]
    [InlineData(Unlock, FaultEffect.Redirect, "UnexpectedResponse")]
    public void An_answer_that_is_no_success_is_an_error_of_its_kind(string command, FaultEffect fault, string id)
    {
        Service.Faults.Add(new Fault(fault));

        Assert.Equal(id, IdOf(command));
    }

    [Theory]
    [InlineData("Unlock-RsaUserMethod not-a-user", "UserNotFound")]
    [InlineData("Enable-RsaEmergencyTokencode 99999999-9999-9999-9999-999999999999", "UserNotFound")]
    [InlineData("Enable-RsaHardwareToken 99999999-9999-9999-9999-999999999999 1000000001", "UserOrTokenNotFound")]
    [InlineData("Enable-RsaHardwareToken 00000001-5e5a-4a11-8e1f-c10ad0000001 5555", "UserOrTokenNotFound")]
    [InlineData("Enable-RsaHardwareToken 00000001-5e5a-4a11-8e1f-c10ad0000001 1000000002", "TokenNotAssigned")]
    public void What_does_not_exist_or_belong_is_named(string command, string id) => Assert.Equal(id, IdOf(command));

    [Fact]
    public void An_unassigned_token_is_the_conflict_that_the_page_names()
    {
        Service.Tenant.AddHardwareToken("7000000001");

        Assert.Equal("TokenNotAssigned", IdOf("Enable-RsaHardwareToken 00000001-5e5a-4a11-8e1f-c10ad0000001 7000000001"));
    }

    [Fact]
    public void A_disabled_user_gets_no_emergency_tokencode()
    {
        Service.Tenant.Change(User, user => user with { IsEnabled = false });

        Assert.Equal("UserDisabled", IdOf(EnableTokencode));
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
    public void A_method_that_stays_locked_is_an_error_that_holds_the_status()
    {
        Service.Faults.Add(new Fault(FaultEffect.StillLocked));

        var error = Assert.Single(Run(Unlock).Errors);

        var status = PSObject.AsPSObject(error.Exception).Properties["Status"].Value;
        Assert.Equal("RsaUserMethodStatus", status.GetType().Name);
        Assert.Contains("locked", error.Exception.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Disabling_takes_the_tokencodes_id_from_the_users_details()
    {
        RunCleanly(EnableTokencode);

        var status = Assert.Single(RunCleanly("Disable-RsaEmergencyTokencode user1@example.com"));

        Assert.True((bool)status["WasEnabled"]!);
        Assert.Null(Service.Tenant.Find(User)!.Tokencode);
        Assert.Equal(1, Service.Requests.CountOf(Operation.DisableTokencode));
    }

    [Fact]
    public void Disabling_by_id_alone_warns_once_of_what_works_offline()
    {
        RunCleanly(EnableTokencode + "; Enable-RsaEmergencyTokencode 00000002-5e5a-4a11-8e1f-c10ad0000001");
        var rows = string.Join(",", new[] { 1, 2 }.Select(n => EmulatedTenant.SeededId(n))
            .Select(id => $"[pscustomobject]@{{ UserId = '{id}'; EacId = '{Service.Tenant.Find(id)!.Tokencode!.Id}' }}"));

        var result = Run($"{rows} | Disable-RsaEmergencyTokencode");

        Assert.Empty(result.Errors);
        Assert.Contains("offline", Assert.Single(result.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_impossible_date_is_null_and_a_warning_with_the_text()
    {
        Service.Faults.Add(new Fault(FaultEffect.ImpossibleDate));

        var result = Run(EnableTokencode);

        Assert.Empty(result.Errors);
        var tokencode = new PropertyBag(Assert.Single(result.Output));
        Assert.True(tokencode["ExpirationDate"] is null || tokencode["OfflineExpirationDate"] is null);
        Assert.NotEmpty(result.Warnings);
    }

    [Fact]
    public void The_token_says_who_changed_it_and_when()
    {
        var token = Assert.Single(RunCleanly(EnableToken));

        Assert.Equal("RsaHardwareToken", token.TypeName);
        Assert.Equal(User.ToString(), token["UserId"]?.ToString());
        Assert.Equal("1000000001", token["TokenSerialNumber"]);
        Assert.Equal("Enabled", token["TokenStatus"]?.ToString());
        Assert.False(string.IsNullOrEmpty(token["TokenStatusChangedBy"] as string));
        Assert.Equal(DateTimeKind.Local, Assert.IsType<DateTime>(token["TokenStatusChangedAt"]).Kind);
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

    [Fact]
    public void A_help_desk_key_is_enough_for_every_cmdlet()
    {
        Service.CreateApiKey(AdminRole.HelpDesk).WriteTo(KeyPath);

        RunCleanly($$"""
            Connect-RsaCloudAdmin -KeyPath $KeyPath -SkipCheck
            Get-RsaUser user1@example.com | Unlock-RsaUserMethod
            {{EnableTokencode}} | Disable-RsaEmergencyTokencode
            {{EnableToken}} | Disable-RsaHardwareToken
            """);
    }

    private string IdOf(string command)
    {
        var result = Run(command);
        Assert.Empty(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.False(string.IsNullOrWhiteSpace(error.ErrorDetails.RecommendedAction));
        return error.FullyQualifiedErrorId.Split(',')[0];
    }
}
