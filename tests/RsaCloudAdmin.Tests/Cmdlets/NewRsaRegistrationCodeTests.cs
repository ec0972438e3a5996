using System.Security;
using System.Text.Json;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Http;
using RsaCloudAdmin.Tests.Security;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Who gets a code to register a device, for which app, and what counts as a code.</summary>
[Example("", "User", "Code", "CompanyId", "ExpirationDate", Before = NewRsaRegistrationCodeTests.RemovePhones)]
[Example("-Platform Desktop -AsPlainText", "User", "Code", "CompanyId", "ExpirationDate", Before = NewRsaRegistrationCodeTests.RemovePhones)]
public class NewRsaRegistrationCodeTests : CodeTest
{
    /// <summary>Removes the first user's phone, because a user with a device gets no code.</summary>
    internal const string RemovePhones = "$null = Remove-RsaUserAuthenticator user1@example.com -All -Confirm:$false";

    private const string Alice = "New-RsaRegistrationCode alice@example.com";
    private const string Issued = $$"""{"companyID":"Example","deviceRegistrationCode":"{{ServerCode}}","email":"alice@example.com","expirationDate":"2026-01-10T19:10:30.045Z"}""";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var number in new[] { 1, 2 })
            Service.Tenant.Change(EmulatedTenant.SeededId(number), user => user with { Devices = [.. user.Devices.Where(device => device.Browser is not null)] });
    }

    [Fact]
    public void The_service_s_code_is_emitted_with_the_company_s_id_and_until_when_it_works()
    {
        var issued = Assert.Single(RunCleanly("New-RsaRegistrationCode user1 -AsPlainText"));

        Assert.Equal((UserNow.RegistrationCode!.Code, "example"), ((string?)issued["Code"], (string?)issued["CompanyId"]));
        Assert.Equal((FirstId, "user1@example.com", "user1"), ((string?)issued["UserId"], (string?)issued["EmailAddress"], (string?)issued["UserName"]));
        var expires = Assert.IsType<DateTime>(issued["ExpirationDate"]);
        Assert.Equal(DateTimeKind.Local, expires.Kind);
        Assert.InRange(expires - DateTime.Now, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(6));
    }

    [Fact]
    public void Each_row_of_a_list_gets_a_code()
    {
        File.WriteAllText(PathOf("phones.csv"), "User Name,Note\nuser1,x\nuser2,y\n");

        var issued = RunCleanly($"Import-Csv {Literal(PathOf("phones.csv"))} | New-RsaRegistrationCode -AsPlainText");

        Assert.Equal([UserNow.RegistrationCode!.Code, Service.Tenant.FindByUserName("user2")!.RegistrationCode!.Code], issued.Select(code => code["Code"]));
    }

    [Theory]
    [InlineData("", """{"email":"alice@example.com","appId":"1f00c62b-a5c0-49d3-9ffb-92314d717187"}""")]
    [InlineData("-Platform Mobile", """{"email":"alice@example.com","appId":"1f00c62b-a5c0-49d3-9ffb-92314d717187"}""")]
    [InlineData("-Platform Desktop", """{"email":"alice@example.com"}""")]
    public void The_app_is_named_by_its_id_if_it_has_one(string arguments, string body)
    {
        var (result, requests) = RunAgainst($"New-RsaRegistrationCode alice {arguments}", Issued);

        Assert.Single(result.Output);
        Assert.Equal("POST /AdminInterface/restapi/v1/users/deviceRegistrationCode HTTP/1.1", requests[1].Line);
        using var expected = JsonDocument.Parse(body);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, requests[1].Json), requests[1].Text);
    }

    [Fact]
    public void A_user_without_an_address_is_named_by_the_user_name()
    {
        var (result, requests) = RunAgainst(
            "New-RsaRegistrationCode al",
            Responses.Json(200, """{"id":"f10d0514-7dd1-4a13-a30e-236d0e65b56a","principalUsername":"alice"}"""),
            Responses.Json(200, Issued));

        Assert.Single(result.Output);
        Assert.Equal("alice", requests[1].Json.GetProperty("username").GetString());
        Assert.False(requests[1].Json.TryGetProperty("email", out _));
    }

    [Fact]
    public void A_user_who_has_a_device_is_no_question_of_permission()
    {
        Service.Tenant.AddDevice(EmulatedTenant.SeededId(1), Guid.NewGuid());

        var error = Assert.Single(Run("New-RsaRegistrationCode user1").Errors);

        Assert.StartsWith("Conflict,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Could not issue a registration code for 'user1': the current state does not allow it. The service said '403 Forbidden: User already has a registered device.'.", error.Exception.Message);
        Assert.Equal(0, UserNow.RegistrationCodesIssued);
    }

    [Fact]
    public void After_the_device_is_removed_a_code_is_issued()
    {
        Service.Tenant.AddDevice(EmulatedTenant.SeededId(1), Guid.NewGuid());

        RunCleanly(RemovePhones);

        var issued = Assert.Single(RunCleanly("New-RsaRegistrationCode user1 -AsPlainText"));
        Assert.Equal(UserNow.RegistrationCode!.Code, issued["Code"]);
    }

    [Theory]
    [InlineData("Access is denied", "NotAuthorized")]
    [InlineData("User already has a registered device. Or not.", "NotAuthorized")]
    [InlineData("Expired Access Token is not allowed", "TokenRefused")]
    public void Any_other_message_of_a_403_means_what_it_means_everywhere(string words, string id)
    {
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Operation = Operation.NewRegistrationCode, Words = words });

        Assert.Equal(id, IdOf(Run("New-RsaRegistrationCode user1")));
    }

    [Fact]
    public void The_same_message_is_no_conflict_where_it_is_not_known()
    {
        Service.Faults.Add(new Fault(FaultEffect.Forbidden) { Operation = Operation.NewEnrollmentCode, Words = "User already has a registered device." });

        Assert.Equal("NotAuthorized", IdOf(Run("New-RsaEnrollmentCode user1")));
    }

    [Fact]
    public void A_disabled_user_gets_no_code()
    {
        Service.Tenant.Change(EmulatedTenant.SeededId(1), user => user with { IsEnabled = false });

        Assert.Equal("UserDisabled", RefusalOf("New-RsaRegistrationCode user1"));
    }

    [Theory]
    [InlineData(400, "InvalidRequest")]
    [InlineData(429, "Throttled")]
    [InlineData(500, "OutcomeUnknown")]
    public void A_status_of_the_page_is_an_error_of_its_kind(int status, string id)
    {
        var (result, requests) = RunAgainst(Alice, Responses.Found, Responses.Json(status, $$"""{"code":"{{status}} X","description":"Words"}"""));

        Assert.Empty(result.Output);
        Assert.Equal(id, IdOf(result));
        Assert.Equal(2, requests.Count);
    }

    [Theory]
    [InlineData("$id1", "InvalidRequest")]
    [InlineData("[pscustomobject]@{ UserId = $id1; Email = 'user2@example.com' }", "IdentityMismatch")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; UserName = 'nobody' }", "UserNotFound")]
    public void A_user_who_is_not_confirmed_gets_no_code(string row, string id)
    {
        Assert.Equal(id, IdOf(Run($"{row} | New-RsaRegistrationCode")));
        Assert.Equal(0, Service.Requests.CountOf(Operation.NewRegistrationCode));
    }

    [Fact]
    public void A_user_gets_one_code_in_a_run()
    {
        var result = Run("'user1@example.com', 'user1' | New-RsaRegistrationCode");

        Assert.Single(result.Output);
        Assert.Equal("DuplicateUser", IdOf(result));
        Assert.Equal((1, 1), (Service.Requests.CountOf(Operation.NewRegistrationCode), UserNow.RegistrationCodesIssued));
    }

    [Theory]
    [InlineData(FaultEffect.Reset)]
    [InlineData(FaultEffect.Truncated)]
    [InlineData(FaultEffect.Malformed)]
    [InlineData(FaultEffect.GatewayTimeout)]
    public void After_a_failure_that_leaves_it_open_no_second_request_is_sent(FaultEffect fault)
    {
        Assert.Equal("OutcomeUnknown", RefusalOf("New-RsaRegistrationCode user1", Operation.NewRegistrationCode, fault, afterApplying: true));

        Assert.Equal((1, 1), (Service.Requests.CountOf(Operation.NewRegistrationCode), UserNow.RegistrationCodesIssued));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"deviceRegistrationCode":""}""")]
    [InlineData("""{"deviceRegistrationCode":" "}""")]
    [InlineData("""{"deviceRegistrationCode":["83927461"]}""")]
    [InlineData("""{"deviceRegistrationCode":null,"companyID":"Example"}""")]
    [InlineData("""{"deviceRegistrationCode":"83927461","email":"eve@example.com"}""")]
    [InlineData("""[{"deviceRegistrationCode":"83927461"}]""")]
    public void A_response_that_is_not_understood_is_no_code_and_leaves_it_open(string body)
    {
        var (result, _) = RunAgainst($"{Alice} -Verbose -Debug", body);

        Assert.Empty(result.Output);
        Assert.Equal("OutcomeUnknown", IdOf(result));
        Assert.DoesNotContain(ServerCode, ShownText.From(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"companyId":"Example","deviceRegistrationCode":83927461}""", "Example", 0)]
    [InlineData("""{"companyID":"Example","deviceRegistrationCode":"83927461","email":"ALICE@example.com","expirationDate":"2026-30-05T10:00:00.000Z"}""", "Example", 1)]
    [InlineData("""{"deviceRegistrationCode":"83927461"}""", null, 0)]
    public void What_else_is_missing_or_wrong_does_not_lose_the_code(string body, string? company, int warnings)
    {
        var (result, _) = RunAgainst($"{Alice} -AsPlainText", body);

        var issued = new PropertyBag(Assert.Single(result.Output));
        Assert.Equal((ServerCode, company, null), ((string?)issued["Code"], (string?)issued["CompanyId"], issued["ExpirationDate"]));
        Assert.Equal(warnings, result.Warnings.Count);
    }

    [Fact]
    public void A_code_is_a_SecureString_unless_plain_text_is_asked_for_and_in_no_stream()
    {
        var secure = Run("New-RsaRegistrationCode user1 -Verbose -Debug");
        Assert.IsType<SecureString>(new PropertyBag(Assert.Single(secure.Output))["Code"]);
        Assert.DoesNotContain(UserNow.RegistrationCode!.Code, ShownText.From(secure), StringComparison.Ordinal);

        AssertOnlyIn(Run("New-RsaRegistrationCode user1 -AsPlainText -Verbose -Debug"), UserNow.RegistrationCode!.Code, "Code");
    }

    [Fact]
    public void It_is_masked_until_plain_text_is_asked_for_and_then_in_groups()
    {
        Assert.Contains("********", Show("New-RsaRegistrationCode user1"), StringComparison.Ordinal);

        Assert.Matches(@"\d{3} \d{3} \d{3} +example +\d{4}-", Show("New-RsaRegistrationCode user1 -AsPlainText"));
    }
}
