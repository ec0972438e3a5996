using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Tests;

/// <summary>Enrollment and registration codes.</summary>
public class CodeTests : EmulatorTest
{
    private const string Enroll = "POST v1/users/generateVerifyCode/enroll";
    private const string Void = "POST v1/users/voidVerifyCode";
    private const string Register = "POST v1/users/deviceRegistrationCode";

    [Fact]
    public async Task Each_user_of_a_list_has_a_result_and_a_new_code_replaces_the_old_one()
    {
        const string Body = """[{"email":"user1@example.com"},{"email":"x@example.com"}]""";

        var first = await SendAsync(Enroll, Body);
        var old = AliceNow.EnrollmentCode!;
        await SendAsync(Enroll, Body);

        Assert.Equal([1000, 1002], first.Json.EnumerateArray().Select(result => result.GetProperty("status").GetInt32()));
        Assert.Equal(old.Code, first.Json[0].GetProperty("verify_code").GetString());
        Assert.Equal("user1@example.com", first.Json[0].GetProperty("userDetailsRequestForVerifyCodeGeneration").GetProperty("email").GetString());
        Assert.Equal(Clock.GetUtcNow().AddMinutes(10), old.Expires);
        Assert.NotEqual(old.Code, AliceNow.EnrollmentCode!.Code);
        Assert.Equal(2, AliceNow.EnrollmentCodesIssued);
    }

    [Theory]
    [InlineData("""{"email":"user1@example.com"}""")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("""["user1@example.com"]""")]
    [InlineData("""[{"email":"user1@example.com","mode":"x"}]""")]
    [InlineData("""[{"email":"user1@example.com","code_validity":10,"validity_time_duration_unit":"MIN"}]""")]
    [InlineData("""[{"email":"user1@example.com","code_send_to":null}]""")]
    [InlineData("""[{"email":"user1@example.com"},{"email":2}]""")]
    public async Task What_is_no_list_of_users_is_refused(string body)
    {
        Assert.Equal(400, (await SendAsync(Enroll, body)).Status);
        Assert.Null(AliceNow.EnrollmentCode);
    }

    [Theory]
    [InlineData("""{"code_validity":"9","validity_time_duration_unit":"MIN"}""", 1003)]
    [InlineData("""{"code_validity":"25","validity_time_duration_unit":"HOUR"}""", 1003)]
    [InlineData("""{"code_validity":"10"}""", 1003)]
    [InlineData("""{"code_validity":"10","validity_time_duration_unit":"DAY"}""", 1004)]
    [InlineData("""{"code_send_to":"FAX"}""", 1005)]
    [InlineData("""{"code_send_to":"EMAIL","custom_email":"a@example.INVALID"}""", 1006)]
    [InlineData("""{"code_send_to":"DISPLAY","custom_email":"a@example.invalid"}""", 1000)]
    [InlineData("""{"code_send_to":"EMAIL","custom_email":null}""", 1000)]
    [InlineData("""{"code_validity":"24","validity_time_duration_unit":"HOUR","code_send_to":"EMAIL","custom_email":"a@example.com"}""", 1000)]
    public async Task A_value_that_is_not_valid_is_a_number_in_the_body(string rest, int status)
    {
        var response = await SendAsync(Enroll, $$"""[{"email":"user1@example.com",{{rest[1..]}}]""");

        Assert.Equal((200, status), (response.Status, response.Json[0].GetProperty("status").GetInt32()));
        Assert.Equal(status == 1000, AliceNow.EnrollmentCode is not null);
    }

    [Fact]
    public async Task A_code_that_cannot_be_sent_to_the_users_own_address_is_not_issued()
    {
        Emulator.Tenant.AddUser("carol@example.invalid");

        var response = await SendAsync(Enroll, """[{"email":"carol@example.invalid","code_send_to":"EMAIL"}]""");

        Assert.Equal((1006, "Code could not be sent"), (response.Json[0].GetProperty("status").GetInt32(), response.Json[0].GetProperty("errorMessage").GetString()));
        Assert.Null(Emulator.Tenant.FindByEmail("carol@example.invalid")!.EnrollmentCode);
    }

    [Theory]
    [InlineData("""{"code_generation_mode":"ENROLLMENT","user_emails":["user1@example.com","user2@example.com","x@example.com"]}""")]
    [InlineData("""{"codeGenerationMode":"ENROLLMENT","userEmails":["user1@example.com","user2@example.com","x@example.com"]}""")]
    public async Task Codes_are_voided_with_both_spellings_of_the_page(string body)
    {
        await SendAsync(Enroll, """[{"email":"user1@example.com"}]""");

        var response = await SendAsync(Void, body);

        Assert.Equal([(1013, false), (1014, true), (1002, true)], response.Json.GetProperty("results").EnumerateArray().Select(result => (result.GetProperty("status").GetInt32(), result.TryGetProperty("errorMessage", out _))));
        Assert.Null(AliceNow.EnrollmentCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"code_generation_mode":"ENROLLMENT"}""")]
    [InlineData("""{"code_generation_mode":"OTHER","user_emails":[]}""")]
    [InlineData("""{"code_generation_mode":"ENROLLMENT","user_emails":"user1@example.com"}""")]
    [InlineData("""{"code_generation_mode":"ENROLLMENT","user_emails":["user1@example.com",2]}""")]
    [InlineData("""{"codeGenerationMode":"ENROLLMENT","userEmails":"user1@example.com"}""")]
    [InlineData("""{"code_generation_mode":1,"user_emails":["user1@example.com"]}""")]
    [InlineData("""{"code_generation_mode":"ENROLLMENT","user_emails":[],"userEmails":[]}""")]
    public async Task Another_body_voids_nothing(string body) => Assert.Equal(400, (await SendAsync(Void, body)).Status);

    [Fact]
    public async Task A_code_that_has_expired_cannot_be_voided()
    {
        await SendAsync(Enroll, """[{"email":"user1@example.com"}]""");
        Clock.Advance(TimeSpan.FromMinutes(11));

        var response = await SendAsync(Void, """{"code_generation_mode":"ENROLLMENT","user_emails":["user1@example.com"]}""");

        Assert.Equal(1014, response.Json.GetProperty("results")[0].GetProperty("status").GetInt32());
    }

    [Theory]
    [InlineData("""{"email":"user1@example.com"}""")]
    [InlineData("""{"username":"user1","appId":"N/A"}""")]
    [InlineData("""{"username":"user1","appId":"1f00c62b-a5c0-49d3-9ffb-92314d717187"}""")]
    public async Task A_registration_code_has_nine_digits_and_works_for_five_minutes(string body)
    {
        await RemovePhoneAsync();

        var response = await SendAsync(Register, body);

        Assert.Equal("companyID deviceRegistrationCode email expirationDate", response.Fields);
        Assert.Matches("^[0-9]{9}$", response["deviceRegistrationCode"]);
        Assert.Equal((AliceNow.RegistrationCode!.Code, Clock.GetUtcNow().AddMinutes(5)), (response["deviceRegistrationCode"], AliceNow.RegistrationCode.Expires));
    }

    [Theory]
    [InlineData("""{"email":"x@example.com"}""", "User not found")]
    [InlineData("""{"email":"user1@example.com","appId":"other"}""", "Invalid request body")]
    [InlineData("""{"email":"user1@example.com","appId":null}""", "Wrong number of properties in the request body.")]
    [InlineData("""{"username":1}""", "Wrong number of properties in the request body.")]
    [InlineData("""{"email":"user1@example.com","username":"user1"}""", "Wrong number of properties in the request body.")]
    public async Task Nobody_else_gets_a_registration_code(string body, string description)
    {
        var response = await SendAsync(Register, body);

        Assert.Equal((400, description), (response.Status, response["description"]));
    }

    [Fact]
    public async Task Nor_does_a_user_with_a_device()
    {
        var response = await SendAsync(Register, """{"email":"user1@example.com"}""");

        Assert.Equal((403, "User already has a registered device.", 0), (response.Status, response["message"], AliceNow.RegistrationCodesIssued));
    }

    [Fact]
    public async Task A_browser_is_no_device_for_this()
    {
        await RemovePhoneAsync();

        Assert.Equal("Chrome", Assert.Single(AliceNow.Devices).Browser);
        Assert.Equal(200, (await SendAsync(Register, """{"email":"user1@example.com"}""")).Status);
    }

    [Fact]
    public async Task A_user_who_registers_a_device_again_gets_no_code_any_more()
    {
        await RemovePhoneAsync();
        Emulator.Tenant.AddDevice(Alice, Guid.NewGuid());

        Assert.Equal(403, (await SendAsync(Register, """{"email":"user1@example.com"}""")).Status);
    }

    private async Task RemovePhoneAsync() => Assert.Equal(200, (await SendAsync($"DELETE v1/users/$1/devices/{EmulatedTenant.SeededDeviceId(1)}")).Status);
}
