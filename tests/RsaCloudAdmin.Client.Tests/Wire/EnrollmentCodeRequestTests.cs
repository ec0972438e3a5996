using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>What is sent to issue an enrollment code, and what is refused instead of being sent.</summary>
public class EnrollmentCodeRequestTests : WireTest
{
    private static readonly RequestHandler Issued = Responses.Json(200, """[{"status": 1000, "verify_code": "83927461"}]""");

    public static TheoryData<TimeSpan?, string> Times => new()
    {
        { null, "" },
        { TimeSpan.FromMinutes(10), "\"code_validity\":\"10\",\"validity_time_duration_unit\":\"MIN\"," },
        { TimeSpan.FromMinutes(60), "\"code_validity\":\"1\",\"validity_time_duration_unit\":\"HOUR\"," },
        { TimeSpan.FromMinutes(90), "\"code_validity\":\"90\",\"validity_time_duration_unit\":\"MIN\"," },
        { TimeSpan.FromSeconds(601), "\"code_validity\":\"11\",\"validity_time_duration_unit\":\"MIN\"," },
        { TimeSpan.FromHours(24), "\"code_validity\":\"24\",\"validity_time_duration_unit\":\"HOUR\"," },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public async Task The_time_is_sent_in_whole_hours_or_else_in_minutes_rounded_up(TimeSpan? expiresIn, string sent)
    {
        var server = Serve(Responses.Found, Issued);

        await Soon(Connect(server).Codes.IssueEnrollmentCodeAsync("alice", expiresIn));

        Assert.Equal("POST /AdminInterface/restapi/v1/users/generateVerifyCode/enroll HTTP/1.1", server.Requests[1].Line);
        Assert.Equal($$"""[{"email":"alice@example.com",{{sent}}"code_send_to":"DISPLAY"}]""", server.Requests[1].Text);
    }

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("00:09:59")]
    [InlineData("1.00:00:01")]
    public async Task A_time_that_the_service_does_not_allow_is_not_sent(string expiresIn)
    {
        var server = Serve(Responses.Found);

        var error = await FailsAsync(() => Connect(server).Codes.IssueEnrollmentCodeAsync("alice", TimeSpan.Parse(expiresIn, null)));

        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.Equal($"Could not issue an enrollment code: it can be valid from 10 minutes to 24 hours, not {expiresIn}.", error.Message);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(null, "alice@example.com", "")]
    [InlineData("bob@example.com", "bob@example.com", "\"custom_email\":\"bob@example.com\",")]
    public async Task A_code_is_sent_to_the_users_address_or_to_the_recipients(string? recipient, string sentTo, string sent)
    {
        var server = Serve(Responses.Found, Responses.Json(200, """[{"status": 1000}]"""));

        var issued = await Soon(Connect(server).Codes.IssueEnrollmentCodeAsync("alice", delivery: RsaCodeDelivery.Email, recipient: recipient));

        Assert.Equal($$"""[{"email":"alice@example.com",{{sent}}"code_send_to":"EMAIL"}]""", server.Requests[1].Text);
        Assert.Equal(sentTo, issued.SentTo);
    }

    [Fact]
    public async Task A_recipient_is_given_only_for_a_code_that_is_sent_by_mail()
    {
        var server = Serve(Responses.Found);

        var error = await FailsAsync(() => Connect(server).Codes.IssueEnrollmentCodeAsync("alice", recipient: "bob@example.com"));

        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.Equal("A recipient can be given only for a code that is sent by e-mail.", error.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_recipient_that_cannot_be_sent_unchanged_is_refused_before_the_user_is_looked_up()
    {
        var server = Serve(Responses.Found);

        var error = await FailsAsync(() => Connect(server).Codes.IssueEnrollmentCodeAsync("alice", delivery: RsaCodeDelivery.Email, recipient: "\ud800@example.com"));

        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.Equal("Could not make the request: '\ufffd@example.com' contains an incomplete character (an unpaired surrogate), and cannot be sent.", error.Message);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_delivery_that_the_service_does_not_know_is_not_sent()
    {
        var server = Serve(Responses.Found);

        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Connect(server).Codes.IssueEnrollmentCodeAsync("alice", delivery: (RsaCodeDelivery)9));

        Assert.StartsWith("The service does not know this delivery.", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_user_name_without_an_email_address_is_not_enough()
    {
        var server = Serve(Responses.Json(200, $$"""{"id": "{{Responses.UserId}}"}"""));

        var error = await FailsAsync(() => Connect(server).Codes.IssueEnrollmentCodeAsync("alice"));

        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.Equal("Could not issue an enrollment code for 'alice': the request needs the user's e-mail address, and the service reports none. Add it in the user's identity source.", error.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_name_beside_an_id_is_looked_up_too()
    {
        var server = Serve(Responses.Json(200, $$"""{"id": "{{Responses.UserId}}"}"""));

        var error = await FailsAsync(() => Connect(server).Codes.IssueEnrollmentCodeAsync(new UserReference(Responses.UserId, name: null) { OtherNames = ["alice"] }));

        Assert.Equal("Could not issue an enrollment code for 'alice': the request needs the user's e-mail address, and the service reports none. Add it in the user's identity source.", error.Message);
    }

    [Fact]
    public async Task An_id_alone_is_not_enough()
    {
        var server = Serve(Issued);

        var error = await FailsAsync(() => Connect(server).Codes.IssueEnrollmentCodeAsync(Alice));

        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.Equal(
            $"Could not issue an enrollment code for '{Responses.UserId}': the request needs the user's e-mail address, and the service does not look up users by id. Give the user's e-mail address or user name instead, or in addition.",
            error.Message);
        Assert.Empty(server.Requests);
    }
}
