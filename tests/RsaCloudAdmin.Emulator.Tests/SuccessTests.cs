using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Tests;

public class SuccessTests : EmulatorTest
{
    private const string Serial = """{"tokenSerialNumber":"1000000001"}""";
    private const string TokencodeFields = "emergencyTokencodeId emergencyTokencode expirationDate offlineExpirationDate";
    private const string LicenseFields = "mfaLicensesUsed usersWithThirdPartyFidoAuthenticators smsAndVoiceTokencodesSent activeUsers activeUsersPreviousMonth";
    private const string HardwareTokenFields = "userId tokenSerialNumber tokenStatus tokenStatusChangedBy tokenStatusChangedAt";

    private const string UserFields =
        "id emailAddress firstName lastName creationDate identitySource userStatus highRiskUser markDeleted markDeletedAt markDeletedBy "
        + "isTokenLocked isSmsLocked isVoiceLocked isFingerprintLocked isApproveLocked lastSyncTime emergencyAccessStatus emergencyTokencodeId "
        + "emergencyTokencodeExpiration emergencyTokencodeLastUse offlineEmergencyTokencodeExpiration offlineEmergencyAccessStatus "
        + "monthLastAuthenticated principalUsername alternateUsername primaryUniqueIdentifier smsNumber voiceNumber";

    [Theory]
    [InlineData("POST v1/users/lookup", """{"email":"user1@example.com"}""", UserFields)]
    [InlineData("POST v1/users/lookup", """{"username":"user1","searchUnsynched":true}""", UserFields)]
    [InlineData("PUT v1/users/$1/userStatus", """{"userStatus":"Disabled"}""", "id userStatus")]
    [InlineData("POST v1/users/$1/sync", null, UserFields)]
    [InlineData("PATCH v1/users/$1", """{"smsNumber":"+1 555 555 5555"}""", "id smsNumber voiceNumber")]
    [InlineData("PATCH v1/users/$1", """{"smsNumber":"","voiceNumber":"+15555555555"}""", "id smsNumber voiceNumber")]
    [InlineData("PATCH v1/users/$1/methods", """{"unlockMethods":["TOKEN","VOICE","SMS"]}""", "userId isTokenLocked isSmsLocked isVoiceLocked")]
    [InlineData("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":"7"}""", TokencodeFields)]
    [InlineData("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":7}""", TokencodeFields)]
    [InlineData("PUT v2/users/$1/emergencyTokencode", "{}", TokencodeFields + " configurationsUsed configurationsLocked")]
    [InlineData("PATCH v1/users/$1/sidTokens/enable", Serial, HardwareTokenFields)]
    [InlineData("PATCH v1/users/$1/sidTokens/disable", Serial, HardwareTokenFields)]
    [InlineData("PATCH v1/users/$1/sidTokens/unassign", Serial, "tokenSerialNumber tokenState")]
    [InlineData("PATCH v1/users/$1/sidTokens/updateName", """{"tokenSerialNumber":"1000000001","updatedName":"x"}""", "tokenSerialNumber name userId")]
    [InlineData("PATCH v2/users/$1/sidTokens/clearPin", Serial, "userId tokenSerialNumber pinSet")]
    [InlineData("POST v1/sidTokens/lookup", Serial, "deviceType tokenStatus assignedBy registeredDate assignedAt tokenStatusChangedAt userId expiryDate tokenSerialNumber pinSet name id tokenState tokenStatusReason tokenStatusChangedBy")]
    [InlineData("GET v2/users/$1/devices", null, "devices fidoTokens sidTokens")]
    [InlineData("GET v2/users/$1/devices?includeBrowsers=true", null, "devices fidoTokens sidTokens")]
    [InlineData("GET /admininterface/RestApi/V1/LicenseUsage", null, LicenseFields)]
    [InlineData("GET v1/licenseusage", null, LicenseFields)]
    public async Task The_response_to_a_help_desk_has_the_fields_of_the_operations_page(string request, string? body, string fields)
    {
        var response = await SendAsync(request, body, Emulator.CreateApiKey(AdminRole.HelpDesk));

        Assert.Equal((200, "application/json"), (response.Status, response.ContentType));
        Assert.Equal(fields, response.Fields);
    }

    [Theory]
    [InlineData("DELETE v1/users/$1/devices/00000001-5e5a-4a11-8e1f-c10ad0000002", null)]
    [InlineData("DELETE v1/users/$1/emergencyTokencodes", null)]
    [InlineData("DELETE v1/sidTokens/delete", Serial)]
    public async Task The_response_to_a_removal_is_empty(string request, string? body)
    {
        var response = await SendAsync(request, body);

        Assert.Equal((200, "", null), (response.Status, response.Text, response.ContentType));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("?includeBrowsers=false", 1)]
    [InlineData("?IncludeBrowsers=True", 2)]
    public async Task Browsers_are_among_the_devices_if_they_are_asked_for(string query, int devices)
    {
        var response = await SendAsync($"GET v2/users/$1/devices{query}");

        Assert.Equal((devices, 1, 1), (response.Json.GetProperty("devices").GetArrayLength(), response.Json.GetProperty("fidoTokens").GetArrayLength(), response.Json.GetProperty("sidTokens").GetArrayLength()));
    }

    [Fact]
    public async Task A_removed_device_is_gone_and_the_others_stay()
    {
        await SendAsync($"DELETE v1/users/$1/devices/{EmulatedTenant.SeededDeviceId(1)}");

        Assert.Equal("Chrome", Assert.Single(AliceNow.Devices).Browser);
        Assert.Equal(2, Emulator.Tenant.Find(EmulatedTenant.SeededId(2))!.Devices.Count);
    }

    [Theory]
    [InlineData("true", "false")]
    [InlineData("\"true\"", "\"false\"")]
    public async Task A_disabled_user_is_marked_as_deleted_and_restored(string mark, string restore)
    {
        await SendAsync("PUT v1/users/$1/userStatus", """{"userStatus":"Disabled"}""");

        var marked = await SendAsync("PUT v1/users/$1/markDeleted", $$"""{"markDeleted":{{mark}}}""");
        Assert.Equal((200, "id markDeleted markDeletedAt markDeletedBy"), (marked.Status, marked.Fields));
        Assert.Equal(("True", "2030-01-01T12:00:00.000Z", Key.AccessId), (marked["markDeleted"], marked["markDeletedAt"], marked["markDeletedBy"]));
        var restored = await SendAsync("PUT v1/users/$1/markDeleted", $$"""{"markDeleted":{{restore}}}""");

        Assert.Equal(("False", "", ""), (restored["markDeleted"], restored["markDeletedAt"], restored["markDeletedBy"]));
        Assert.Equal((null, false), (AliceNow.MarkedDeletedAt, AliceNow.IsEnabled));
    }

    [Fact]
    public async Task Seven_days_later_the_marked_user_is_gone_and_the_hardware_token_is_free()
    {
        await SendAsync("PUT v1/users/$1/userStatus", """{"userStatus":"Disabled"}""");
        await SendAsync("PUT v1/users/$1/markDeleted", """{"markDeleted":true}""");
        Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        Assert.Equal("True", (await SendAsync("POST v1/users/lookup", """{"email":"user1@example.com"}"""))["markDeleted"]);
        Assert.Equal("Activated", (await SendAsync("POST v1/sidTokens/lookup", Serial))["tokenState"]);

        Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(404, (await SendAsync("POST v1/users/lookup", """{"email":"user1@example.com"}""")).Status);
        Assert.Equal(404, (await SendAsync("POST v1/users/lookup", """{"username":"user1"}""")).Status);
        Assert.Equal(404, (await SendAsync("GET v2/users/$1/devices")).Status);
        Assert.Equal(404, (await SendAsync("PUT v1/users/$1/markDeleted", """{"markDeleted":false}""")).Status);
        Assert.Equal([EmulatedTenant.SeededId(2)], Emulator.Tenant.Users.Select(user => user.Id));
        Assert.Equal("Unassigned", (await SendAsync("POST v1/sidTokens/lookup", Serial))["tokenState"]);
        Assert.Equal(200, (await SendAsync("PATCH v1/users/$2/sidTokens/assign", Serial)).Status);
        Assert.Equal(2, Emulator.Tenant.HardwareTokens.Count(token => token.UserId == EmulatedTenant.SeededId(2)));
    }

    [Fact]
    public async Task A_synchronization_moves_its_time_and_a_change_of_phones_keeps_the_other_number()
    {
        Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal("2030-01-01T13:00:00.000Z", (await SendAsync("POST v1/users/$1/sync"))["lastSyncTime"]);
        await SendAsync("PATCH v1/users/$1", """{"smsNumber":"+1 555 555 5555","voiceNumber":"+15555555555"}""");
        await SendAsync("PATCH v1/users/$1", """{"voiceNumber":""}""");

        Assert.Equal(("+1 555 555 5555", null), (AliceNow.SmsNumber, AliceNow.VoiceNumber));
    }

    [Theory]
    [InlineData("TOKEN", false, true, true)]
    [InlineData("SMS", true, false, true)]
    [InlineData("VOICE", true, true, false)]
    public async Task An_unlock_unlocks_what_it_names_and_tells_of_all(string method, bool token, bool sms, bool voice)
    {
        var response = await SendAsync("PATCH v1/users/$1/methods", $$"""{"unlockMethods":["{{method}}"]}""");

        Assert.Equal((token, sms, voice), (AliceNow.IsTokenLocked, AliceNow.IsSmsLocked, AliceNow.IsVoiceLocked));
        Assert.Equal(($"{Alice}", $"{token}", $"{sms}", $"{voice}"), (response["userId"], response["isTokenLocked"], response["isSmsLocked"], response["isVoiceLocked"]));
    }

    [Theory]
    [InlineData("v1", """{"expirationDays":"1"}""", "2030-01-02T12:00:00.000Z", null)]
    [InlineData("v1", """{"expirationDays":7}""", "2030-01-08T12:00:00.000Z", null)]
    [InlineData("v2", "{}", "2030-01-02T12:00:00.000Z", """{"expiryValue":1,"expiryUnit":"days","oneTimeUse":false}""")]
    [InlineData("v2", """{"expiryUnit":"minutes","expiryValue":90,"oneTimeUse":true}""", "2030-01-01T13:30:00.000Z", """{"expiryValue":90,"expiryUnit":"minutes","oneTimeUse":true}""")]
    [InlineData("v2", """{"expiryUnit":"hours","expiryValue":168}""", "2030-01-08T12:00:00.000Z", """{"expiryValue":168,"expiryUnit":"hours","oneTimeUse":false}""")]
    public async Task A_tokencode_lives_as_long_as_was_asked_for(string version, string body, string expires, string? configuration)
    {
        var response = await SendAsync($"PUT {version}/users/$1/emergencyTokencode", body);

        Assert.Equal(expires, response["expirationDate"]);
        Assert.Matches("^[0-9]{8}$", response["emergencyTokencode"]);
        Assert.Equal(($"{AliceNow.Tokencode!.Id}", AliceNow.Tokencode.Code), (response["emergencyTokencodeId"], response["emergencyTokencode"]));
        if (configuration is not null)
            Assert.Equal(configuration, response["configurationsUsed"]);
    }

    [Fact]
    public async Task A_second_tokencode_is_another_one()
    {
        var one = await SendAsync("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":1}""");
        var other = await SendAsync("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":1}""");

        Assert.NotEqual(one["emergencyTokencodeId"], other["emergencyTokencodeId"]);
        Assert.Equal(2, AliceNow.TokencodesIssued);
    }

    [Fact]
    public async Task A_disabled_tokencode_goes_on_working_offline_until_it_expires()
    {
        var issued = await SendAsync("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":1}""");
        Assert.Equal(("Enabled", "Enabled"), await AccessAsync());

        Assert.Equal(200, (await SendAsync($"DELETE v1/users/$1/emergencyTokencode/{issued["emergencyTokencodeId"]}")).Status);
        Assert.Equal(("Disabled", "Enabled"), await AccessAsync());

        Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(("Disabled", "Disabled"), await AccessAsync());
    }

    [Fact]
    public async Task A_tokencode_that_has_expired_is_no_access_any_more()
    {
        await SendAsync("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":1}""");

        Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(("Disabled", "Enabled"), await AccessAsync());
    }

    [Fact]
    public async Task A_hardware_token_tells_who_changed_it_and_when()
    {
        Clock.Advance(TimeSpan.FromMilliseconds(45));

        var response = await SendAsync("PATCH v1/users/$1/sidTokens/enable", Serial);

        Assert.Equal(
            $$"""{"userId":"{{Alice}}","tokenSerialNumber":"1000000001","tokenStatus":"Enabled","tokenStatusChangedBy":"{{Key.AccessId}}","tokenStatusChangedAt":"2030-01-01T12:00:00.045Z"}""",
            response.Text);
        Assert.Equal("Disabled", (await SendAsync("PATCH v1/users/$1/sidTokens/disable", Serial))["tokenStatus"]);
    }

    [Fact]
    public async Task A_hardware_token_can_be_taken_from_one_user_and_given_to_another()
    {
        Assert.Equal("Unassigned", (await SendAsync("PATCH v1/users/$1/sidTokens/unassign", Serial))["tokenState"]);
        Assert.Equal(409, (await SendAsync("PATCH v1/users/$1/sidTokens/enable", Serial)).Status);
        var free = await SendAsync("POST v1/sidTokens/lookup", Serial);
        Assert.Equal(("Unassigned", "Enabled", "False", "", "", "1000000001"), (free["tokenState"], free["tokenStatus"], free["pinSet"], free["userId"], free["assignedAt"], free["name"]));

        var assigned = await SendAsync("PATCH v1/users/$2/sidTokens/assign", """{"tokenSerialNumber":"1000000001","tokenName":"Key ring"}""");

        Assert.Equal("userId tokenSerialNumber tokenState name assignedAt assignedBy", assigned.Fields);
        Assert.Equal(("Activation Pending", "Key ring", Key.AccessId), (assigned["tokenState"], assigned["name"], assigned["assignedBy"]));
        Assert.True(Emulator.Tenant.FindHardwareToken("1000000001")!.IsEnabled);
        var pending = await SendAsync("POST v1/sidTokens/lookup", Serial);
        Assert.Equal(("Activation Pending", "Enabled", "False", "Key ring"), (pending["tokenState"], pending["tokenStatus"], pending["pinSet"], pending["name"]));
        Assert.Equal($"{EmulatedTenant.SeededId(2)}", (await SendAsync("PATCH v1/users/$2/sidTokens/enable", Serial))["userId"]);
    }

    [Fact]
    public async Task A_token_that_is_somebodys_was_activated_by_a_PIN()
    {
        var token = await SendAsync("POST v1/sidTokens/lookup", Serial);

        Assert.Equal(("SID700", "Activated", "Disabled", "True", $"{Alice}"), (token["deviceType"], token["tokenState"], token["tokenStatus"], token["pinSet"], token["userId"]));
        Assert.Equal("2035-01-01T12:00:00.000Z", token["expiryDate"]);
    }

    [Fact]
    public async Task A_user_tells_an_id_with_dashes_and_an_empty_text_for_no_alternate_name()
    {
        var user = await SendAsync("POST v1/users/lookup", """{"email":"user1@example.com"}""");

        Assert.Contains($"\"alternateUsername\":\"\",\"primaryUniqueIdentifier\":\"{Alice}\"", user.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_of_the_identity_source_alone_is_found_when_it_is_searched_too()
    {
        Emulator.Tenant.AddUser("new@example.com", change: user => user with { IsSynched = false });

        Assert.Equal(404, (await SendAsync("POST v1/users/lookup", """{"email":"new@example.com","searchUnsynched":false}""")).Status);
        Assert.Equal(200, (await SendAsync("POST v1/users/lookup", """{"email":"new@example.com","searchUnsynched":true}""")).Status);
        Assert.Equal("new", (await SendAsync("POST v1/users/lookup", """{"email":"NEW@example.com"}"""))["principalUsername"]);
    }

    private async Task<(string? Online, string? Offline)> AccessAsync()
    {
        var user = await SendAsync("POST v1/users/lookup", """{"email":"user1@example.com"}""");
        Assert.Equal(user["emergencyAccessStatus"] == "Enabled", user["emergencyTokencodeId"] != "");
        Assert.Equal(user["emergencyAccessStatus"] == "Enabled", user["emergencyTokencodeExpiration"] != "");
        Assert.Equal(user["offlineEmergencyAccessStatus"] == "Enabled", user["offlineEmergencyTokencodeExpiration"] != "");
        return (user["emergencyAccessStatus"], user["offlineEmergencyAccessStatus"]);
    }
}
