using System.Net.Http.Headers;
using RsaCloudAdmin.Emulator.Faults;

namespace RsaCloudAdmin.Emulator.Tests;

public class RefusalTests : EmulatorTest
{
    private const string WrongNumber = "Wrong number of properties in the request body.";
    private const string Nobody = "00000000-0000-4000-8000-000000000000";
    private const string Serial = """{"tokenSerialNumber":"1000000001"}""";
    private const string OthersSerial = """{"tokenSerialNumber":"1000000002"}""";
    private const string UnknownSerial = """{"tokenSerialNumber":"0815"}""";
    private const string LongSerial = """{"tokenSerialNumber":"1234567890123456789012345678901234567"}""";

    [Theory]
    // The body has fewer, more, or other properties than RSA's page.
    [InlineData("POST v1/users/lookup", "{}", 400, WrongNumber)]
    [InlineData("POST v1/users/lookup", """{"email":"user1@example.com","username":"user1"}""", 400, WrongNumber)]
    [InlineData("POST v1/users/lookup", """{"email":"user1@example.com","id":"1"}""", 400, WrongNumber)]
    [InlineData("PUT v1/users/$1/userStatus", """{"userStatus":"Enabled","reason":"x"}""", 400, WrongNumber)]
    [InlineData("PATCH v1/users/$1/methods", """{"unlockMethods":["TOKEN"],"userId":"x"}""", 400, WrongNumber)]
    [InlineData("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":1,"oneTimeUse":true}""", 400, WrongNumber)]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"expirationDays":1}""", 400, WrongNumber)]
    [InlineData("PATCH v1/users/$1/sidTokens/enable", """{"tokenSerialNumber":"1000000001","tokenName":"x"}""", 400, WrongNumber)]
    [InlineData("PATCH v1/users/$1/sidTokens/disable", "[]", 400, WrongNumber)]
    [InlineData("PATCH v1/users/$1/sidTokens/enable", "{", 400, "Invalid request body")]
    // Invalid values.
    [InlineData("POST v1/users/lookup", """{"email":" "}""", 400, "Invalid request body")]
    [InlineData("PUT v1/users/$1/userStatus", """{"userStatus":"enabled"}""", 400, "Invalid user status")]
    [InlineData("PATCH v1/users/alice/methods", """{"unlockMethods":["TOKEN"]}""", 400, "Invalid User ID")]
    [InlineData("PATCH v1/users/$1/methods", """{"unlockMethods":[]}""", 400, "Invalid request body")]
    [InlineData("PATCH v1/users/$1/methods", """{"unlockMethods":["token"]}""", 400, "Invalid request body")]
    [InlineData("PATCH v1/users/$1/methods", """{"unlockMethods":"TOKEN"}""", 400, "Invalid request body")]
    [InlineData("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":0}""", 400, "Invalid expiration date")]
    [InlineData("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":"8"}""", 400, "Invalid expiration date")]
    [InlineData("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":null}""", 400, "Invalid expiration date")]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"expiryUnit":"days"}""", 400, "expiryUnit and expiryValue must be specified together")]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"expiryUnit":"weeks","expiryValue":1}""", 400, "Invalid expiration date")]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"expiryUnit":"minutes","expiryValue":0}""", 400, "Invalid expiration date")]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"expiryUnit":"minutes","expiryValue":10081}""", 400, "Invalid expiration date")]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"expiryUnit":"days","expiryValue":2147483647}""", 400, "Invalid expiration date")]
    [InlineData("PATCH v1/users/$1/sidTokens/enable", LongSerial, 400, "Invalid token serial number")]
    // Objects that do not exist.
    [InlineData("POST v1/users/lookup", """{"email":"x@example.com"}""", 404, "User x@example.com not found")]
    [InlineData("POST v1/users/lookup", """{"username":"user1@example.com"}""", 404, "User user1@example.com not found")]
    [InlineData($"PUT v1/users/{Nobody}/userStatus", """{"userStatus":"Enabled"}""", 404, $"User {Nobody} not found")]
    [InlineData($"PATCH v1/users/{Nobody}/methods", """{"unlockMethods":["SMS"]}""", 404, $"User {Nobody} not found")]
    [InlineData($"PUT v1/users/{Nobody}/emergencyTokencode", """{"expirationDays":1}""", 404, $"User {Nobody} not found")]
    [InlineData($"PUT v2/users/{Nobody}/emergencyTokencode", "{}", 404, $"User {Nobody} not found")]
    [InlineData($"DELETE v1/users/{Nobody}/emergencyTokencode/{Nobody}", null, 404, $"User {Nobody} not found")]
    [InlineData($"DELETE v1/users/{Nobody}/emergencyTokencodes", null, 404, $"User {Nobody} not found")]
    [InlineData($"DELETE v1/users/$1/emergencyTokencode/{Nobody}", null, 404, $"Emergency Tokencode {Nobody} not found")]
    [InlineData($"PATCH v1/users/{Nobody}/sidTokens/enable", Serial, 404, $"User {Nobody} not found")]
    [InlineData("PATCH v1/users/$1/sidTokens/disable", UnknownSerial, 404, "Hardware token 0815 not found")]
    [InlineData("POST v1/sidTokens/lookup", UnknownSerial, 404, "Hardware token 0815 not found")]
    [InlineData("DELETE v1/sidTokens/delete", UnknownSerial, 404, "Hardware token 0815 not found")]
    // Objects of another user.
    [InlineData("PATCH v1/users/$1/sidTokens/enable", OthersSerial, 409, "Hardware token is not assigned to the user")]
    [InlineData("PATCH v1/users/$1/sidTokens/disable", OthersSerial, 409, "Hardware token is not assigned to the user")]
    [InlineData("PATCH v1/users/$1/sidTokens/unassign", OthersSerial, 409, "Hardware token is not assigned to the user")]
    [InlineData("PATCH v1/users/$1/sidTokens/assign", OthersSerial, 409, "Hardware token is assigned to another user")]
    [InlineData("PATCH v1/users/$1/sidTokens/assign", Serial, 409, "Hardware token is already assigned to the user")]
    [InlineData("PATCH v1/users/$1/sidTokens/assign", UnknownSerial, 404, "Hardware token 0815 not found")]
    [InlineData("PATCH v1/users/$1/sidTokens/assign", """{"tokenSerialNumber":"1000000001","tokenName":""}""", 400, "Invalid token name")]
    public async Task The_application_refuses_with_a_code_and_a_description(string request, string? body, int status, string description)
    {
        var users = Emulator.Tenant.Users;
        var tokens = Emulator.Tenant.HardwareTokens;
        var name = status switch { 400 => "BAD_REQUEST", 404 => "NOT_FOUND", _ => "CONFLICT" };

        var answer = await SendAsync(request, body);

        Assert.Equal((status, "application/json"), (answer.Status, answer.ContentType));
        Assert.Equal(("code description", $"{status} {name}", description), (answer.Fields, answer["code"], answer["description"]));
        Assert.Equal(users, Emulator.Tenant.Users);
        Assert.Equal(tokens, Emulator.Tenant.HardwareTokens);
        Assert.False(Assert.Single(Emulator.Requests.Entries).WasApplied);
    }

    [Theory]
    [InlineData("GET v1/nothing", null, 404, "Not Found", "No message available")]
    [InlineData("GET /", null, 404, "Not Found", "No message available")]
    [InlineData("GET v1/users/lookup", null, 405, "Method Not Allowed", "Request method not supported")]
    [InlineData("DELETE v1/sidTokens/delete", Serial, 403, "Forbidden", "Access is denied")]
    public async Task The_framework_refuses_with_time_status_error_message_and_path(string request, string? body, int status, string error, string message)
    {
        var path = request.Split(' ')[1];

        var answer = await SendAsync(request, body, Emulator.CreateApiKey(AdminRole.HelpDesk));

        Assert.Equal((status, "application/json"), (answer.Status, answer.ContentType));
        Assert.Equal("timestamp status error message path", answer.Fields);
        Assert.Equal(Clock.GetUtcNow().ToUnixTimeMilliseconds(), answer.Json.GetProperty("timestamp").GetInt64());
        Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        Assert.Equal((error, message), (answer["error"], answer["message"]));
        Assert.Equal(path == "/" ? path : $"/AdminInterface/restapi/{path}", answer["path"]);
    }

    [Fact]
    public async Task The_frameworks_path_is_the_one_that_was_sent()
    {
        var answer = await SendAsync("DELETE v1/users/a%20b/emergencyTokencodes", null, _ => { });

        Assert.Equal((403, "/AdminInterface/restapi/v1/users/a%20b/emergencyTokencodes"), (answer.Status, answer["path"]));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task A_body_that_does_not_say_it_is_json_is_415(string? contentType)
    {
        var answer = await SendAsync("POST v1/users/lookup", """{"email":"user1@example.com"}""", http =>
        {
            http.Headers.Authorization = new("Bearer", Key.CreateToken());
            http.Content!.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        });

        Assert.Equal((415, "Unsupported Media Type"), (answer.Status, answer["error"]));
    }

    [Fact]
    public async Task A_sixth_hardware_token_is_refused_and_one_for_a_disabled_user()
    {
        for (var i = 1; i <= 5; i++)
        {
            Emulator.Tenant.AddHardwareToken($"{i}");
            Assert.Equal(i < 5 ? 200 : 409, (await SendAsync("PATCH v1/users/$1/sidTokens/assign", $$"""{"tokenSerialNumber":"{{i}}"}""")).Status);
        }

        await SendAsync("PUT v1/users/$2/userStatus", """{"userStatus":"Disabled"}""");
        Assert.Equal(409, (await SendAsync("PATCH v1/users/$2/sidTokens/assign", """{"tokenSerialNumber":"5"}""")).Status);
    }

    [Fact]
    public async Task An_error_of_the_service_ends_with_a_full_stop()
    {
        Emulator.Faults.Add(new Fault(FaultEffect.InternalServerError));

        Assert.Equal("An internal error occurred.", (await SendAsync("POST v1/users/lookup", """{"email":"user1@example.com"}"""))["description"]);
    }

    [Fact]
    public async Task A_disabled_user_gets_no_tokencode()
    {
        await SendAsync("PUT v1/users/$1/userStatus", """{"userStatus":"Disabled"}""");

        var answer = await SendAsync("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":1}""");

        Assert.Equal((400, "User is disabled", 0), (answer.Status, answer["description"], AliceNow.TokencodesIssued));
    }
}
