using System.Security;
using System.Text.Json;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;
using RsaCloudAdmin.Testing.Http;
using RsaCloudAdmin.Tests.Security;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Who gets an enrollment code, by which way, and for how long. EnrollmentCodeResponseTests covers what counts as a code.</summary>
[Example("", "User", "Code", "ExpirationDate")]
[Example("-SendTo Email -ExpiresIn 02:00:00 -Recipient user1@home.example", "User", "Code", "ExpirationDate")]
[Example("-AsPlainText", "User", "Code", "ExpirationDate")]
public class NewRsaEnrollmentCodeTests : CodeTest
{
    private const string Issued = $$"""[{"status":1000,"verify_code":"{{ServerCode}}"}]""";

    [Fact]
    public void The_service_s_code_works_for_ten_minutes_unless_something_else_is_said()
    {
        var issued = Assert.Single(RunCleanly("New-RsaEnrollmentCode user1@example.com -AsPlainText"));

        Assert.Equal((UserNow.EnrollmentCode!.Code, null), ((string?)issued["Code"], (string?)issued["SentTo"]));
        Assert.Contains(UserNow.EnrollmentCode!.Code, (string?)issued["VerificationLink"], StringComparison.Ordinal);
        var expires = Assert.IsType<DateTime>(issued["ExpirationDate"]);
        Assert.Equal(DateTimeKind.Local, expires.Kind);
        Assert.InRange(expires - DateTime.Now, TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(11));
    }

    [Theory]
    [InlineData("", """[{"email":"alice@example.com","code_send_to":"DISPLAY"}]""")]
    [InlineData("-ExpiresIn 00:10:01", """[{"email":"alice@example.com","code_validity":"11","validity_time_duration_unit":"MIN","code_send_to":"DISPLAY"}]""")]
    [InlineData("-ExpiresIn 01:30:00", """[{"email":"alice@example.com","code_validity":"90","validity_time_duration_unit":"MIN","code_send_to":"DISPLAY"}]""")]
    [InlineData("-ExpiresIn 1.00:00:00", """[{"email":"alice@example.com","code_validity":"24","validity_time_duration_unit":"HOUR","code_send_to":"DISPLAY"}]""")]
    [InlineData("-SendTo Email", """[{"email":"alice@example.com","code_send_to":"EMAIL"}]""")]
    [InlineData("-SendTo Email -Recipient al@home.example", """[{"email":"alice@example.com","custom_email":"al@home.example","code_send_to":"EMAIL"}]""")]
    public void A_list_of_one_user_is_sent_with_the_address_that_the_service_reports(string arguments, string body)
    {
        var (result, requests) = RunAgainst($"New-RsaEnrollmentCode alice {arguments}", Issued);

        Assert.Single(result.Output);
        Assert.Equal("POST /AdminInterface/restapi/v1/users/generateVerifyCode/enroll HTTP/1.1", requests[1].Line);
        using var expected = JsonDocument.Parse(body);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, requests[1].Json), requests[1].Text);
    }

    [Theory]
    [InlineData("-ExpiresIn 00:09:59", "InvalidExpiresIn")]
    [InlineData("-ExpiresIn 1.00:00:01", "InvalidExpiresIn")]
    [InlineData("-Recipient al@home.example", "RecipientWithoutEmail")]
    [InlineData("-SendTo Display -Recipient al@home.example", "RecipientWithoutEmail")]
    [InlineData("-SendTo Email -Recipient al", "InvalidRequest")]
    [InlineData("-SendTo Email -Recipient 'a l@home.example'", "InvalidRequest")]
    [InlineData("-SendTo Email -Recipient '@home.example'", "InvalidRequest")]
    [InlineData("-SendTo Email -Recipient ''", "RecipientWithoutEmail")]
    [InlineData("-SendTo Email -Recipient $null", "RecipientWithoutEmail")]
    [InlineData("-SendTo Email -Recipient 'al@home.example, bo@home.example'", "InvalidRequest")]
    [InlineData("-SendTo Email -Recipient @{ Address = 'al@home.example' }", "InvalidRequest")]
    [InlineData("-SendTo Fax", "ParameterArgumentTransformationError")]
    public void What_cannot_be_sent_is_refused_before_anything_is_sent(string arguments, string id)
    {
        Assert.Equal(id, IdOf(Run($"New-RsaEnrollmentCode user1 {arguments}")));
        Assert.Equal(id, IdOf(Run($"'user1' | New-RsaEnrollmentCode {arguments}")));
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void A_code_that_is_sent_by_mail_is_not_returned()
    {
        var issued = Assert.Single(RunCleanly("New-RsaEnrollmentCode user1 -SendTo Email -AsPlainText"));

        Assert.NotNull(UserNow.EnrollmentCode);
        Assert.Equal((null, null, "user1@example.com"), ((string?)issued["Code"], (string?)issued["VerificationLink"], (string?)issued["SentTo"]));
        Assert.NotNull(issued["ExpirationDate"]);
        Assert.DoesNotContain("****", Show("New-RsaEnrollmentCode user1 -SendTo Email"), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_row_of_a_list_may_have_an_address_of_its_own()
    {
        File.WriteAllText(PathOf("joiners.csv"), "E-Mail,Recipient\nuser1@example.com,one@home.example\nuser2@example.com,\n");
        Engine.SetVariable("list", PathOf("joiners.csv"));

        Assert.Equal(["one@home.example", "user2@example.com"], RunCleanly("Import-Csv $list | New-RsaEnrollmentCode -SendTo Email").Select(issued => issued["SentTo"]));
        Assert.Equal([null, null], RunCleanly("Import-Csv $list | New-RsaEnrollmentCode").Select(issued => issued["SentTo"]));
        Assert.Equal("user1@x.example", Assert.Single(RunCleanly("'user1' | New-RsaEnrollmentCode -SendTo Email -Recipient { \"$_@x.example\" }"))["SentTo"]);
    }

    [Theory]
    [InlineData("$id1", "InvalidRequest", "Give the user's e-mail address or user name")]
    [InlineData("(Unlock-RsaUserMethod $id1)", "InvalidRequest", "the service does not look up users by id")]
    [InlineData("[pscustomobject]@{ UserId = $id1; Email = 'user2@example.com' }", "IdentityMismatch", "")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; UserName = 'user2' }", "IdentityMismatch", "")]
    [InlineData("[pscustomobject]@{ Email = 'user1@example.com'; UserName = 'nobody' }", "UserNotFound", "'nobody'")]
    [InlineData("'nobody@example.com'", "UserNotFound", "")]
    public void A_user_who_is_not_confirmed_gets_no_code(string row, string id, string said)
    {
        var result = Run($"{row} | New-RsaEnrollmentCode");

        Assert.Equal(id, IdOf(result));
        Assert.Contains(said, result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.CountOf(Operation.NewEnrollmentCode));
    }

    [Theory]
    [InlineData("'user1'")]
    [InlineData("[pscustomobject]@{ UserId = $id1; UserName = 'user1' }")]
    public void A_user_who_is_named_is_looked_up_once(string row)
    {
        var issued = Assert.Single(RunCleanly($"{row} | New-RsaEnrollmentCode"));

        Assert.Equal((FirstId, "user1@example.com", "user1"), ((string?)issued["UserId"], (string?)issued["EmailAddress"], (string?)issued["UserName"]));
        Assert.Equal(1, Service.Requests.CountOf(Operation.LookUp));
    }

    [Fact]
    public void A_user_without_an_address_gets_no_code()
    {
        var (result, requests) = RunAgainst("New-RsaEnrollmentCode alice", Responses.Json(200, """{"id":"f10d0514-7dd1-4a13-a30e-236d0e65b56a","principalUsername":"alice"}"""));

        Assert.Equal("InvalidRequest", IdOf(result));
        Assert.Equal("Could not issue an enrollment code for 'alice': the request needs the user's e-mail address, and the service reports none. Add it in the user's identity source.", result.Errors[0].Exception.Message);
        Assert.Single(requests);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public void A_user_gets_one_code_in_a_run(int limit)
    {
        var result = Run($"'user1@example.com', 'user2', 'user1' | New-RsaEnrollmentCode -ThrottleLimit {limit}");

        Assert.Equal(2, result.Output.Count);
        Assert.Equal("DuplicateUser", IdOf(result));
        Assert.Equal("Could not issue an enrollment code for 'user1': the same user was named earlier, as 'user1@example.com', and a run issues only one code for each user. This request was not sent.", result.Errors[0].Exception.Message);
        Assert.Equal((2, 1), (Service.Requests.CountOf(Operation.NewEnrollmentCode), UserNow.EnrollmentCodesIssued));
    }

    [Theory]
    [InlineData(FaultEffect.Reset, true)]
    [InlineData(FaultEffect.Reset, false)]
    [InlineData(FaultEffect.InternalServerError, true)]
    [InlineData(FaultEffect.BadGateway, true)]
    [InlineData(FaultEffect.Truncated, true)]
    [InlineData(FaultEffect.Malformed, true)]
    [InlineData(FaultEffect.Page, true)]
    [InlineData(FaultEffect.Redirect, false)]
    public void After_a_failure_that_leaves_it_open_no_second_request_is_sent(FaultEffect fault, bool wasIssued)
    {
        Assert.Equal("OutcomeUnknown", RefusalOf("New-RsaEnrollmentCode user1", Operation.NewEnrollmentCode, fault, wasIssued));

        Assert.Equal((1, wasIssued ? 1 : 0), (Service.Requests.CountOf(Operation.NewEnrollmentCode), UserNow.EnrollmentCodesIssued));
    }

    [Theory]
    [InlineData(FaultEffect.Forbidden, "NotAuthorized")]
    [InlineData(FaultEffect.TooManyRequests, "Throttled")]
    public void A_refusal_is_an_error_of_its_kind(FaultEffect fault, string id)
    {
        Assert.Equal(id, RefusalOf("New-RsaEnrollmentCode user1", Operation.NewEnrollmentCode, fault, afterApplying: false));
        Assert.Null(UserNow.EnrollmentCode);
    }

    [Fact]
    public void A_disabled_user_gets_the_services_number_and_message()
    {
        Service.Tenant.Change(EmulatedTenant.SeededId(1), user => user with { IsEnabled = false });

        var error = Assert.Single(Run("New-RsaEnrollmentCode user1").Errors);

        Assert.StartsWith("CodeRefused,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("Could not issue an enrollment code for 'user1': the service did not report success. The service said '1001: Code was not generated'.", error.Exception.Message);
    }

    [Fact]
    public void A_code_is_a_SecureString_unless_plain_text_is_asked_for_and_in_no_stream()
    {
        var secure = Run("New-RsaEnrollmentCode user1 -Verbose -Debug");
        var issued = new PropertyBag(Assert.Single(secure.Output));
        Assert.Equal("RsaEnrollmentCode", issued.TypeName);
        Assert.IsType<SecureString>(issued["Code"]);
        Assert.IsType<SecureString>(issued["VerificationLink"]);
        Assert.DoesNotContain(UserNow.EnrollmentCode!.Code, ShownText.From(secure), StringComparison.Ordinal);

        var plain = Run("New-RsaEnrollmentCode user1 -AsPlainText -Verbose -Debug");
        Assert.Equal("RsaPlainEnrollmentCode", new PropertyBag(plain.Output[0]).TypeName);
        AssertOnlyIn(plain, UserNow.EnrollmentCode!.Code, "Code", "VerificationLink");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" | Format-List")]
    [InlineData(" | Format-Table Code, User*, Email*")]
    public void It_is_masked_until_plain_text_is_asked_for(string how)
    {
        var shown = Show("New-RsaEnrollmentCode user1" + how);
        Assert.Contains("user1@example.com", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(UserNow.EnrollmentCode!.Code, shown, StringComparison.Ordinal);

        shown = Show("New-RsaEnrollmentCode user1 -AsPlainText");
        Assert.Contains($"{UserNow.EnrollmentCode!.Code[..4]} {UserNow.EnrollmentCode.Code[4..]}", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_be_sent_is_asked_before()
    {
        var shown = Show(["New-RsaEnrollmentCode user1 -SendTo Email -Recipient al@home.example -ExpiresIn 02:00:00 -WhatIf"], width: 4000);

        Assert.Contains("Issue an enrollment code for 02:00:00, and send it to 'al@home.example'", shown, StringComparison.Ordinal);
        Assert.Equal(0, Service.Requests.CountOf(Operation.LookUp));
    }
}
