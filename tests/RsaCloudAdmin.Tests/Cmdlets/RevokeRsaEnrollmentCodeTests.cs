using System.Text.Json;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Tests.Cmdlets;

/// <summary>Whose enrollment code is revoked, and what counts as revoked.</summary>
[Example("", "User", "Status", Before = "$null = New-RsaEnrollmentCode user1@example.com")]
public class RevokeRsaEnrollmentCodeTests : CodeTest
{
    private const string Alice = "Revoke-RsaEnrollmentCode alice@example.com";

    [Theory]
    [InlineData("Revoke-RsaEnrollmentCode user1")]
    [InlineData("'user1@example.com' | Revoke-RsaEnrollmentCode")]
    [InlineData("[pscustomobject]@{ UserId = $id1; 'E-Mail' = 'user1@example.com' } | Revoke-RsaEnrollmentCode")]
    public void The_user_has_no_code_any_more(string script)
    {
        RunCleanly("New-RsaEnrollmentCode user1; New-RsaEnrollmentCode user2");

        var revoked = Assert.Single(RunCleanly(script));

        Assert.Null(UserNow.EnrollmentCode);
        Assert.NotNull(Service.Tenant.Find(EmulatedTenant.SeededId(2))!.EnrollmentCode);
        Assert.Equal((FirstId, "user1@example.com", "user1", 1013), ((string?)revoked["UserId"], (string?)revoked["EmailAddress"], (string?)revoked["UserName"], (int?)revoked["Status"]));
    }

    [Fact]
    public void A_code_that_was_just_issued_is_revoked_after_a_further_look_up()
    {
        RunCleanly("$issued = New-RsaEnrollmentCode user1; $issued | Revoke-RsaEnrollmentCode");

        Assert.Null(UserNow.EnrollmentCode);
        Assert.Equal(2, Service.Requests.CountOf(Operation.LookUp));
    }

    [Fact]
    public void The_body_is_the_one_in_the_page_s_example()
    {
        var (result, requests) = RunAgainst("Revoke-RsaEnrollmentCode alice", """{"results":[{"status":1013,"user_email":"Alice@Example.com"}]}""");

        Assert.Single(result.Output);
        Assert.Equal("POST /AdminInterface/restapi/v1/users/voidVerifyCode HTTP/1.1", requests[1].Line);
        using var expected = JsonDocument.Parse("""{"code_generation_mode":"ENROLLMENT","user_emails":["alice@example.com"]}""");
        Assert.True(JsonElement.DeepEquals(expected.RootElement, requests[1].Json), requests[1].Text);
    }

    [Fact]
    public void Where_there_is_nothing_to_revoke_the_services_number_and_message_are_shown()
    {
        var result = Run("Revoke-RsaEnrollmentCode user1");

        Assert.Empty(result.Output);
        Assert.Equal("CodeRefused", IdOf(result));
        Assert.Equal("Could not revoke the enrollment code of 'user1': the service did not report success. The service said '1014: No verification code to void'.", result.Errors[0].Exception.Message);
    }

    [Fact]
    public void A_failure_before_anything_was_done_is_repaired_by_the_retry()
    {
        RunCleanly("New-RsaEnrollmentCode user1");
        Service.Faults.Add(new Fault(FaultEffect.Reset) { Operation = Operation.VoidCodes, Times = 1 });

        Assert.Single(RunCleanly("Revoke-RsaEnrollmentCode user1"));

        Assert.Equal(2, Service.Requests.CountOf(Operation.VoidCodes));
    }

    [Fact]
    public void After_a_response_that_was_lost_the_error_says_that_the_code_may_have_been_revoked()
    {
        RunCleanly("New-RsaEnrollmentCode user1");
        Service.Faults.Add(new Fault(FaultEffect.Reset) { Operation = Operation.VoidCodes, Times = 1, AfterApplying = true });

        var result = Run("Revoke-RsaEnrollmentCode user1");

        Assert.Equal("CodeRefused", IdOf(result));
        Assert.EndsWith("The service said '1014: No verification code to void'. An earlier attempt may have been processed.", result.Errors[0].Exception.Message, StringComparison.Ordinal);
        Assert.Null(UserNow.EnrollmentCode);
    }

    [Theory]
    [InlineData("""{"results":[{"status":1013,"user_email":"alice@example.com","errorMessage":null}]}""", 1013)]
    [InlineData("""{"results":[{"status":"1013","errorMessage":""}]}""", 1013)]
    [InlineData("""{"Results":[{"Status":4711,"user_email":"ALICE@example.com"}]}""", 4711)]
    public void Without_a_message_the_code_is_revoked_and_the_number_is_kept(string body, int status) =>
        Assert.Equal(status, new PropertyBag(Assert.Single(RunAgainst(Alice, body).Result.Output))["Status"]);

    [Theory]
    [InlineData("""{"results":[{"status":1002,"user_email":"alice@example.com","errorMessage":"User not found"}]}""", "'1002: User not found'")]
    [InlineData("""{"results":[{"status":1013,"errorMessage":"Not quite"}]}""", "'1013: Not quite'")]
    [InlineData("""{"results":[{"errorMessage":"No"}]}""", "'No'")]
    [InlineData("""{"results":[{"status":1013,"errorMessage":{"text":"No"}}]}""", "'1013: (not a text)'")]
    [InlineData("""{"results":[{"status":1013,"errorMessage":true}]}""", "'1013: (not a text)'")]
    public void With_a_message_it_is_not(string body, string said)
    {
        var (result, _) = RunAgainst(Alice, body);

        Assert.Empty(result.Output);
        Assert.Equal("CodeRefused", IdOf(result));
        Assert.Contains($"The service said {said}.", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"results":null}""")]
    [InlineData("""{"results":[]}""")]
    [InlineData("""{"results":{}}""")]
    [InlineData("""{"results":[null]}""")]
    [InlineData("""{"results":["1013"]}""")]
    [InlineData("""{"results":[{}]}""")]
    [InlineData("""{"results":[{"user_email":"alice@example.com"}]}""")]
    [InlineData("""{"results":[{"status":"done"}]}""")]
    [InlineData("""{"results":[{"status":[1013]}]}""")]
    [InlineData("""{"results":[{"status":1013,"user_email":"eve@example.com"}]}""")]
    [InlineData("""{"results":[{"status":1013},{"status":1013}]}""")]
    public void A_response_that_is_not_understood_is_no_success(string body)
    {
        var (result, _) = RunAgainst(Alice, body);

        Assert.Empty(result.Output);
        Assert.Equal("UnexpectedResponse", IdOf(result));
        Assert.Contains("whether the change was made is unknown", result.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultEffect.Forbidden, "NotAuthorized")]
    [InlineData(FaultEffect.TooManyRequests, "Throttled")]
    [InlineData(FaultEffect.InternalServerError, "ServiceError")]
    [InlineData(FaultEffect.Page, "UnexpectedResponse")]
    public void A_response_that_is_no_success_is_an_error_of_its_kind(FaultEffect fault, string id) =>
        Assert.Equal(id, RefusalOf("Revoke-RsaEnrollmentCode user1", Operation.VoidCodes, fault, afterApplying: false));

    [Theory]
    [InlineData("$id1", "InvalidRequest")]
    [InlineData("[pscustomobject]@{ UserId = $id1; Email = 'user2@example.com' }", "IdentityMismatch")]
    [InlineData("[pscustomobject]@{ Email = 'user2@example.com'; UserName = 'user1' }", "IdentityMismatch")]
    [InlineData("'nobody'", "UserNotFound")]
    public void Nobody_s_code_is_revoked_unless_the_user_is_confirmed(string row, string id)
    {
        Assert.Equal(id, IdOf(Run($"{row} | Revoke-RsaEnrollmentCode")));
        Assert.Equal(0, Service.Requests.CountOf(Operation.VoidCodes));
    }

    [Fact]
    public void Two_requests_for_one_user_are_never_in_flight_at_once()
    {
        RunCleanly("New-RsaEnrollmentCode user1");
        Service.Latency = TimeSpan.FromMilliseconds(20);
        Service.Requests.Clear();

        var result = Run("'user1', 'user1', 'user1', 'user1' | Revoke-RsaEnrollmentCode -ThrottleLimit 8");

        Assert.Equal((1, 3), (result.Output.Count, result.Errors.Count));
        Assert.Equal((4, 1), (Service.Requests.CountOf(Operation.VoidCodes), Service.Requests.MostInFlight));
    }
}
