namespace RsaCloudAdmin.Client.Tests.Service;

public class SuccessTests(EmulatedService service) : ServiceTest(service)
{
    private CallContext Call { get; } = new(TestContext.Current.CancellationToken);

    private DateTime Now => Clock.GetUtcNow().LocalDateTime;

    [Fact]
    public async Task A_good_token_passes_the_check()
    {
        Assert.Null(await Client.CheckTokenAsync(Call));

        Assert.Equal("/AdminInterface/restapi/v1/licenseusage", Assert.Single(Emulator.Requests.Entries).Path);
    }

    [Theory]
    [InlineData("user1@example.com")]
    [InlineData("user1")]
    public async Task A_user_is_found_with_what_the_service_knows_of_him(string identity)
    {
        var user = await Client.Users.LookUpAsync(identity, call: Call);

        Assert.Equal((AliceId.ToString(), identity, "user1@example.com"), (user.UserId, user.Identity, user.EmailAddress));
        Assert.Equal(("User1", "User", "Enabled"), (user.FirstName, user.LastName, user.UserStatus));
        Assert.Equal((true, true, true, false, false), (user.IsTokenLocked, user.IsSmsLocked, user.IsVoiceLocked, user.IsFingerprintLocked, user.IsApproveLocked));
        Assert.Equal((null, "Disabled", "Disabled"), (user.EmergencyTokencodeId, user.EmergencyAccessStatus, user.OfflineEmergencyAccessStatus));
        Assert.Equal((false, false, null, null), (user.HighRiskUser, user.MarkDeleted, user.MarkDeletedAt, user.MarkDeletedBy));
        Assert.Equal(("Example Directory", "user1", "Jun 2025"), (user.IdentitySource, user.PrincipalUsername, user.MonthLastAuthenticated));
        Assert.Equal((Now, DateTimeKind.Local), (user.CreationDate, user.CreationDate!.Value.Kind));
    }

    [Fact]
    public async Task A_user_whom_the_service_does_not_know_yet_is_found_where_that_was_asked_for()
    {
        var bob = Emulator.Tenant.AddUser("bob@example.com", change: user => user with { IsSynched = false });
        await Assert.ThrowsAsync<RsaCloudAdminException>(() => Client.Users.LookUpAsync("bob@example.com", call: Call));

        var found = await Client.Users.LookUpAsync("bob@example.com", searchUnsynched: true, Call);

        Assert.Equal(bob.Id.ToString(), found.UserId);
        Assert.True(Emulator.Tenant.Find(bob.Id)!.IsSynched);
    }

    [Fact]
    public async Task An_unlock_opens_what_was_asked_for_and_tells_of_all()
    {
        var status = await Client.Users.UnlockAsync("user1@example.com", [RsaUserMethod.Token, RsaUserMethod.Voice], Call);

        Assert.Equal((false, true, false, 1), (AliceNow.IsTokenLocked, AliceNow.IsSmsLocked, AliceNow.IsVoiceLocked, AliceNow.Unlockings));
        Assert.Equal((false, true, false), (status.IsTokenLocked, status.IsSmsLocked, status.IsVoiceLocked));
        Assert.Equal((AliceId.ToString(), "user1@example.com"), (status.UserId, status.Identity));
    }

    [Fact]
    public async Task A_tokencode_for_days_is_the_one_that_the_tenant_has()
    {
        var issued = (await Client.EmergencyTokencodes.EnableAsync("user1", 3, Call)).AsPlainText();

        var code = AliceNow.Tokencode!;
        Assert.Equal((code.Id.ToString(), code.Code, 1), (issued.EmergencyTokencodeId, issued.EmergencyTokencode, AliceNow.TokencodesIssued));
        Assert.Equal((AliceId.ToString(), "user1"), (issued.UserId, issued.Identity));
        Assert.Equal((Now.AddDays(3), Now.AddDays(3)), (code.Expires.LocalDateTime, issued.ExpirationDate));
        Assert.Equal(code.OfflineExpires.LocalDateTime, issued.OfflineExpirationDate);
        Assert.Equal((null, null), (issued.IsOneTimeUse, issued.IsSetByCompany));
    }

    [Theory]
    [InlineData("00:01:00", true)]
    [InlineData("05:00:00", false)]
    [InlineData("7.00:00:00", null)]
    [InlineData(null, true)]
    [InlineData(null, null)]
    public async Task A_tokencode_for_a_time_is_the_one_that_the_tenant_has(string? time, bool? oneTimeUse)
    {
        TimeSpan? expiresIn = time is null ? null : TimeSpan.Parse(time, null);

        var issued = (await Client.EmergencyTokencodes.EnableAsync(Alice, expiresIn, oneTimeUse, Call)).AsPlainText();

        var code = AliceNow.Tokencode!;
        Assert.Equal((code.Id.ToString(), code.Code, 1), (issued.EmergencyTokencodeId, issued.EmergencyTokencode, AliceNow.TokencodesIssued));
        Assert.Equal((AliceId.ToString(), AliceId.ToString()), (issued.UserId, issued.Identity));
        // The emulated tenant's default is one day.
        Assert.Equal(Now + (expiresIn ?? TimeSpan.FromDays(1)), code.Expires.LocalDateTime);
        Assert.Equal((code.Expires.LocalDateTime, code.OfflineExpires.LocalDateTime), (issued.ExpirationDate, issued.OfflineExpirationDate));
        Assert.Equal((oneTimeUse ?? false, oneTimeUse ?? false, false), (code.OneTimeUse, issued.IsOneTimeUse, issued.IsSetByCompany));
    }

    [Fact]
    public async Task A_tokencode_is_disabled_by_its_id()
    {
        var issued = await Client.EmergencyTokencodes.EnableAsync(Alice, 1, Call);

        var status = await Client.EmergencyTokencodes.DisableAsync(Alice, issued.EmergencyTokencodeId, Call);

        Assert.Null(AliceNow.Tokencode);
        Assert.Equal((AliceId.ToString(), AliceId.ToString(), issued.EmergencyTokencodeId), (status.UserId, status.Identity, status.EmergencyTokencodeId));
        Assert.True(status.WasEnabled);
        Assert.Null(status.OfflineExpirationDate);
    }

    [Fact]
    public async Task A_tokencode_is_disabled_by_its_owners_name_and_the_offline_end_told()
    {
        var issued = await Client.EmergencyTokencodes.EnableAsync(Alice, 1, Call);

        var status = await Client.EmergencyTokencodes.DisableAsync("user1", call: Call);

        Assert.Null(AliceNow.Tokencode);
        Assert.Equal((AliceId.ToString(), "user1", issued.EmergencyTokencodeId), (status.UserId, status.Identity, status.EmergencyTokencodeId));
        Assert.True(status.WasEnabled);
        Assert.Equal(AliceNow.OfflineAccessUntil!.Value.LocalDateTime, status.OfflineExpirationDate);
    }

    [Fact]
    public async Task Who_has_no_tokencode_needs_none_disabled()
    {
        var status = await Client.EmergencyTokencodes.DisableAsync("user1", call: Call);

        Assert.Equal((false, null), (status.WasEnabled, status.EmergencyTokencodeId));
        Assert.Equal(1, Emulator.Requests.Count);
    }

    [Fact]
    public async Task A_hardware_token_is_enabled_and_disabled()
    {
        var enabled = await Client.HardwareTokens.EnableAsync("user1@example.com", Serial, Call);
        Assert.Equal((true, 1), (TokenNow.IsEnabled, TokenNow.Enablings));
        AssertIs(enabled, "Enabled");

        var disabled = await Client.HardwareTokens.DisableAsync("user1@example.com", Serial, Call);
        Assert.False(TokenNow.IsEnabled);
        AssertIs(disabled, "Disabled");
    }

    private void AssertIs(RsaHardwareToken token, string status)
    {
        Assert.Equal((AliceId.ToString(), "user1@example.com"), (token.UserId, token.Identity));
        Assert.Equal((Serial, status), (token.TokenSerialNumber, token.TokenStatus));
        Assert.Equal((AccessId, Now), (token.TokenStatusChangedBy, token.TokenStatusChangedAt));
    }
}
