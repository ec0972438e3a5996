using System.Net.Http.Headers;
using RsaCloudAdmin.Emulator.Faults;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Tests;

public class RefusalTests : EmulatorTest
{
    private const string WrongNumber = "Wrong number of properties in the request body.";
    private const string NoId = "Invalid User ID";
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
    // A value has another type than on RSA's page.
    [InlineData("POST v1/users/lookup", """{"email":1}""", 400, WrongNumber)]
    [InlineData("POST v1/users/lookup", """{"username":null}""", 400, WrongNumber)]
    [InlineData("POST v1/users/lookup", """{"email":"user1@example.com","searchUnsynched":"true"}""", 400, WrongNumber)]
    [InlineData("POST v1/users/lookup", """{"email":"user1@example.com","searchUnsynched":null}""", 400, WrongNumber)]
    [InlineData("POST v2/users/search", """{"emailLike":1}""", 400, WrongNumber)]
    [InlineData("PUT v1/users/$1/userStatus", """{"userStatus":false}""", 400, WrongNumber)]
    [InlineData("PUT v1/users/$1/markDeleted", """{"markDeleted":1}""", 400, WrongNumber)]
    [InlineData("PATCH v1/users/$1", """{"smsNumber":15555555555}""", 400, WrongNumber)]
    [InlineData("PATCH v1/users/$1", """{"smsNumber":"+1 555 555 5555","voiceNumber":null}""", 400, WrongNumber)]
    [InlineData("PATCH v1/users/$1/methods", """{"unlockMethods":"TOKEN"}""", 400, WrongNumber)]
    [InlineData("PATCH v1/users/$1/methods", """{"unlockMethods":["TOKEN",1]}""", 400, WrongNumber)]
    [InlineData("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":null}""", 400, WrongNumber)]
    [InlineData("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":["1"]}""", 400, WrongNumber)]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"oneTimeUse":"true"}""", 400, WrongNumber)]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"expiryUnit":"days","expiryValue":"1"}""", 400, WrongNumber)]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"expiryUnit":1,"expiryValue":1}""", 400, WrongNumber)]
    [InlineData("PATCH v1/users/$1/sidTokens/enable", """{"tokenSerialNumber":1000000001}""", 400, WrongNumber)]
    [InlineData("PATCH v1/users/$1/sidTokens/assign", """{"tokenSerialNumber":"1000000001","tokenName":null}""", 400, WrongNumber)]
    [InlineData("PATCH v1/users/$1/sidTokens/updateName", """{"tokenSerialNumber":"1000000001","updatedName":1}""", 400, WrongNumber)]
    [InlineData("POST v1/sidTokens/lookup", """{"tokenSerialNumber":1000000001}""", 400, WrongNumber)]
    // Invalid values.
    [InlineData("POST v1/users/lookup", """{"email":" "}""", 400, "Invalid request body")]
    [InlineData("PUT v1/users/$1/userStatus", """{"userStatus":"enabled"}""", 400, "Invalid user status")]
    [InlineData("PUT v1/users/$1/markDeleted", """{"markDeleted":"yes"}""", 400, "Invalid request body")]
    [InlineData("PUT v1/users/$1/markDeleted", """{"markDeleted":true}""", 409, "User is enabled")]
    [InlineData("PUT v1/users/$1/markDeleted", """{"markDeleted":false}""", 409, "User is not pending deletion")]
    [InlineData("POST v1/users/$1/sync", "{}", 400, "The request body must be empty")]
    [InlineData("PATCH v1/users/$1", "{}", 400, WrongNumber)]
    [InlineData("PATCH v1/users/$1", """{"smsNumber":"555 555 5555"}""", 400, "Invalid phone number")]
    [InlineData("PATCH v1/users/$1", """{"smsNumber":"+1 (555) 555-5555"}""", 400, "Invalid phone number")]
    [InlineData("PATCH v1/users/$1/methods", """{"unlockMethods":[]}""", 400, "Invalid request body")]
    [InlineData("PATCH v1/users/$1/methods", """{"unlockMethods":["token"]}""", 400, "Invalid request body")]
    [InlineData("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":0}""", 400, "Invalid expiration date")]
    [InlineData("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":"8"}""", 400, "Invalid expiration date")]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"expiryUnit":"days"}""", 400, "expiryUnit and expiryValue must be specified together")]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"expiryUnit":"weeks","expiryValue":1}""", 400, "Invalid expiration date")]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"expiryUnit":"minutes","expiryValue":0}""", 400, "Invalid expiration date")]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"expiryUnit":"minutes","expiryValue":10081}""", 400, "Invalid expiration date")]
    [InlineData("PUT v2/users/$1/emergencyTokencode", """{"expiryUnit":"days","expiryValue":2147483647}""", 400, "Invalid expiration date")]
    [InlineData("PATCH v1/users/$1/sidTokens/enable", LongSerial, 400, "Invalid token serial number")]
    [InlineData("GET v2/users/$1/devices?includeBrowsers=maybe", null, 400, "Invalid includeBrowsers")]
    // Users who are not named by an id.
    [InlineData("PUT v1/users/%20$1/userStatus", """{"userStatus":"Disabled"}""", 400, NoId)]
    [InlineData("PUT v1/users/alice/userStatus", """{"userStatus":"Enabled"}""", 400, NoId)]
    [InlineData("PUT v1/users/alice/markDeleted", """{"markDeleted":true}""", 400, NoId)]
    [InlineData("POST v1/users/alice/sync", null, 400, NoId)]
    [InlineData("PATCH v1/users/alice", """{"smsNumber":""}""", 400, NoId)]
    [InlineData("PATCH v1/users/alice/methods", """{"unlockMethods":["TOKEN"]}""", 400, NoId)]
    [InlineData("PUT v1/users/alice/emergencyTokencode", """{"expirationDays":1}""", 400, NoId)]
    [InlineData("PUT v2/users/alice/emergencyTokencode", "{}", 400, NoId)]
    [InlineData($"DELETE v1/users/alice/emergencyTokencode/{Nobody}", null, 400, NoId)]
    [InlineData("DELETE v1/users/alice/emergencyTokencodes", null, 400, NoId)]
    [InlineData("GET v1/users/alice/authlogs/", null, 400, NoId)]
    [InlineData("GET v2/users/alice/devices", null, 400, NoId)]
    [InlineData($"DELETE v1/users/alice/devices/{Nobody}", null, 400, NoId)]
    [InlineData("PATCH v1/users/alice/sidTokens/assign", Serial, 400, NoId)]
    [InlineData("PATCH v1/users/alice/sidTokens/unassign", Serial, 400, NoId)]
    [InlineData("PATCH v1/users/alice/sidTokens/enable", Serial, 400, NoId)]
    [InlineData("PATCH v1/users/alice/sidTokens/disable", Serial, 400, NoId)]
    [InlineData("PATCH v1/users/alice/sidTokens/updateName", """{"tokenSerialNumber":"1000000001","updatedName":"x"}""", 400, NoId)]
    [InlineData("PATCH v2/users/alice/sidTokens/clearPin", Serial, 400, NoId)]
    // Objects that do not exist.
    [InlineData("POST v1/users/lookup", """{"email":"x@example.com"}""", 404, "User x@example.com not found")]
    [InlineData("POST v1/users/lookup", """{"username":"user1@example.com"}""", 404, "User user1@example.com not found")]
    [InlineData($"PUT v1/users/{Nobody}/userStatus", """{"userStatus":"Enabled"}""", 404, $"User {Nobody} not found")]
    [InlineData($"PUT v1/users/{Nobody}/markDeleted", """{"markDeleted":true}""", 404, $"User {Nobody} not found")]
    [InlineData($"POST v1/users/{Nobody}/sync", null, 404, $"User {Nobody} not found")]
    [InlineData($"PATCH v1/users/{Nobody}", """{"smsNumber":""}""", 404, $"User {Nobody} not found")]
    [InlineData($"PATCH v1/users/{Nobody}/methods", """{"unlockMethods":["SMS"]}""", 404, $"User {Nobody} not found")]
    [InlineData($"PUT v1/users/{Nobody}/emergencyTokencode", """{"expirationDays":1}""", 404, $"User {Nobody} not found")]
    [InlineData($"PUT v2/users/{Nobody}/emergencyTokencode", "{}", 404, $"User {Nobody} not found")]
    [InlineData($"DELETE v1/users/{Nobody}/emergencyTokencode/{Nobody}", null, 404, $"User {Nobody} not found")]
    [InlineData($"DELETE v1/users/{Nobody}/emergencyTokencodes", null, 404, $"User {Nobody} not found")]
    [InlineData("DELETE v1/users/$1/emergencyTokencode/", null, 404, "Emergency Tokencode  not found")]
    [InlineData($"DELETE v1/users/$1/emergencyTokencode/{Nobody}", null, 404, $"Emergency Tokencode {Nobody} not found")]
    [InlineData($"GET v2/users/{Nobody}/devices", null, 404, $"User {Nobody} not found")]
    [InlineData($"DELETE v1/users/{Nobody}/devices/{Nobody}", null, 404, $"User {Nobody} not found")]
    [InlineData($"DELETE v1/users/$1/devices/{Nobody}", null, 404, $"Device {Nobody} not found")]
    [InlineData($"PATCH v1/users/{Nobody}/sidTokens/enable", Serial, 404, $"User {Nobody} not found")]
    [InlineData("PATCH v1/users/$1/sidTokens/disable", UnknownSerial, 404, "Hardware token 0815 not found")]
    [InlineData("POST v1/sidTokens/lookup", UnknownSerial, 404, "Hardware token 0815 not found")]
    [InlineData("DELETE v1/sidTokens/delete", UnknownSerial, 404, "Hardware token 0815 not found")]
    // Objects of another user.
    [InlineData("PATCH v1/users/$1/sidTokens/enable", OthersSerial, 409, "Hardware token is not assigned to the user")]
    [InlineData("PATCH v1/users/$1/sidTokens/disable", OthersSerial, 409, "Hardware token is not assigned to the user")]
    [InlineData("PATCH v1/users/$1/sidTokens/unassign", OthersSerial, 409, "Hardware token is not assigned to the user")]
    [InlineData("PATCH v1/users/$1/sidTokens/updateName", """{"tokenSerialNumber":"1000000002","updatedName":"x"}""", 409, "Hardware token is not assigned to the user")]
    [InlineData("PATCH v1/users/$1/sidTokens/updateName", """{"tokenSerialNumber":"1000000001","updatedName":""}""", 400, "Invalid token name")]
    [InlineData("PATCH v2/users/$1/sidTokens/clearPin", OthersSerial, 409, "Hardware token is not assigned to the user")]
    [InlineData("PATCH v1/users/$1/sidTokens/assign", OthersSerial, 409, "Hardware token is assigned to another user")]
    [InlineData("PATCH v1/users/$1/sidTokens/assign", Serial, 409, "Hardware token is already assigned to the user")]
    [InlineData("PATCH v1/users/$1/sidTokens/assign", UnknownSerial, 404, "Hardware token 0815 not found")]
    [InlineData("PATCH v1/users/$1/sidTokens/assign", """{"tokenSerialNumber":"1000000001","tokenName":""}""", 400, "Invalid token name")]
    public async Task The_application_refuses_with_a_code_and_a_description(string request, string? body, int status, string description)
    {
        var users = Emulator.Tenant.Users;
        var tokens = Emulator.Tenant.HardwareTokens;
        var name = status switch { 400 => "BAD_REQUEST", 404 => "NOT_FOUND", _ => "CONFLICT" };

        var response = await SendAsync(request, body);

        Assert.Equal((status, "application/json"), (response.Status, response.ContentType));
        Assert.Equal(("code description", $"{status} {name}", description), (response.Fields, response["code"], response["description"]));
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

        var response = await SendAsync(request, body, Emulator.CreateApiKey(AdminRole.HelpDesk));

        Assert.Equal((status, "application/json"), (response.Status, response.ContentType));
        Assert.Equal("timestamp status error message path", response.Fields);
        Assert.Equal(Clock.GetUtcNow().ToUnixTimeMilliseconds(), response.Json.GetProperty("timestamp").GetInt64());
        Assert.Equal(status, response.Json.GetProperty("status").GetInt32());
        Assert.Equal((error, message), (response["error"], response["message"]));
        Assert.Equal(path == "/" ? path : $"/AdminInterface/restapi/{path}", response["path"]);
    }

    [Fact]
    public async Task The_frameworks_path_is_the_one_that_was_sent()
    {
        var response = await SendAsync("DELETE v1/users/a%20b/emergencyTokencodes", null, _ => { });

        Assert.Equal((403, "/AdminInterface/restapi/v1/users/a%20b/emergencyTokencodes"), (response.Status, response["path"]));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task A_body_that_does_not_say_it_is_json_is_415(string? contentType)
    {
        var response = await SendAsync("POST v1/users/lookup", """{"email":"user1@example.com"}""", http =>
        {
            http.Headers.Authorization = new("Bearer", Key.CreateToken());
            http.Content!.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        });

        Assert.Equal((415, "Unsupported Media Type"), (response.Status, response["error"]));
    }

    [Fact]
    public async Task What_a_user_s_state_or_the_tenant_does_not_allow_is_refused()
    {
        Emulator.Tenant.RefusesSameStatus = true;
        Assert.Equal(409, (await SendAsync("PUT v1/users/$1/userStatus", """{"userStatus":"Enabled"}""")).Status);
        await SendAsync("PUT v1/users/$1/userStatus", """{"userStatus":"Disabled"}""");
        await SendAsync("PUT v1/users/$1/markDeleted", """{"markDeleted":true}""");
        Assert.Equal("User is already pending deletion", (await SendAsync("PUT v1/users/$1/markDeleted", """{"markDeleted":true}"""))["description"]);
        Assert.Equal("User is pending deletion", (await SendAsync("PUT v1/users/$1/userStatus", """{"userStatus":"Enabled"}"""))["description"]);

        Emulator.Tenant.Change(Alice, user => user with { Source = IdentitySourceKind.Scim });
        Assert.Equal("405 METHOD_NOT_ALLOWED", (await SendAsync("PUT v1/users/$1/markDeleted", """{"markDeleted":false}"""))["code"]);
        Emulator.Tenant.OffersSms = Emulator.Tenant.OffersVoice = false;
        foreach (var number in new[] { "smsNumber", "voiceNumber" })
            Assert.Equal(400, (await SendAsync("PATCH v1/users/$1", $$"""{"{{number}}":"+1 555 555 5555"}""")).Status);
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

        var response = await SendAsync("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":1}""");

        Assert.Equal((400, "User is disabled", 0), (response.Status, response["description"], AliceNow.TokencodesIssued));
    }
}
