using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Tests;

public class EventTests : EmulatorTest
{
    private const string OfUser = "GET v1/users/$1/authlogs/";
    private const string OfUsers = "GET v1/usereventlog/exportlogs";
    private const string OfAdmins = "GET v1/adminlog/exportlogs";
    private const string PageFields = "totalPages totalElements pageSize currentPage ";

    private const string UserFields = "eventId eventLogDate eventType eventLevel eventCategory serverIPAddress application tenantId customerName userId sourceIPAddress "
        + "eventCode eventDescription method deviceName deviceId policyId policyName authenticationDetails assuranceLevel";

    [Theory]
    [InlineData(OfUsers, "userEventLogExportEntries")]
    [InlineData(OfAdmins, "elements")]
    public async Task A_log_is_a_page_for_a_help_desk_too(string request, string list)
    {
        var response = await SendAsync($"{request}?pageSize=2&pageNumber=1", key: Emulator.CreateApiKey(AdminRole.HelpDesk));

        Assert.Equal((200, PageFields + list), (response.Status, response.Fields));
        Assert.Equal(("2", "1"), (response["pageSize"], response["currentPage"]));
    }

    [Fact]
    public async Task Of_a_user_there_is_a_bare_list_of_the_newest_hundred_newest_first()
    {
        Fill(150);

        var response = await SendAsync(OfUser);

        Assert.Equal((200, 100), (response.Status, response.Json.GetArrayLength()));
        Assert.Equal(UserFields, string.Join(' ', response.Json[0].EnumerateObject().Select(field => field.Name)));
        Assert.Equal(("2030-01-01T11:59:00.000Z", "2030-01-01T10:20:00.000Z"), (response.Json[0].GetProperty("eventLogDate").GetString(), response.Json[99].GetProperty("eventLogDate").GetString()));
    }

    [Fact]
    public async Task Pages_of_all_users_have_each_event_once_oldest_first()
    {
        Fill(250);
        var dates = new List<string?>();
        for (var page = 0; page < 3; page++)
        {
            var response = await SendAsync($"{OfUsers}?pageSize=100&pageNumber={page}");
            Assert.Equal(("3", "250"), (response["totalPages"], response["totalElements"]));
            dates.AddRange(response.Json.GetProperty("userEventLogExportEntries").EnumerateArray().Select(entry => entry.GetProperty("eventLogDate").GetString()));
        }

        Assert.Equal(250, dates.Distinct().Count());
        Assert.Equal(dates.Order(StringComparer.Ordinal), dates);
    }

    [Theory]
    [InlineData("GET v1/users/$1/authlogs", 404)]
    [InlineData("POST v1/users/$1/authlogs/", 405)]
    [InlineData("GET v1/users/alice/authlogs/", 400)]
    [InlineData("GET v1/users/00000000-0000-4000-8000-000000000000/authlogs/", 404)]
    [InlineData(OfUser + "?eventCode=locked", 400)]
    [InlineData(OfUser + "?eventCode=35", 200)]
    [InlineData(OfUser + "?startTimeAfter=2030-01-01T00:00:00.000+01:00", 400)]
    [InlineData(OfUser + "?startTimeAfter=2030-01-01T00:00:00.000%2B01:00", 200)]
    [InlineData(OfUser + "?startTimeAfter=2030-01-01T00:00:00Z", 200)]
    [InlineData(OfUser + "?startTimeAfter=yesterday", 400)]
    [InlineData(OfUser + "?startTimeAfter=2030-01-01T00:00:00Z&endTimeOnOrBefore=2030-01-01T00:00:00Z", 400)]
    [InlineData(OfUsers + "?pageSize=0", 400)]
    [InlineData(OfUsers + "?pageSize=1000", 200)]
    [InlineData(OfUsers + "?pageSize=1001", 400)]
    [InlineData(OfUsers + "?pageNumber=-1", 400)]
    [InlineData(OfUsers + "?pageNumber=99", 200)]
    [InlineData(OfAdmins + "?pageSize=many", 400)]
    [InlineData(OfAdmins + "?endTimeOnOrBefore=2030", 400)]
    public async Task Paths_and_parameters_are_checked(string request, int status) => Assert.Equal(status, (await SendAsync(request)).Status);

    [Fact]
    public async Task Events_are_kept_for_as_long_as_the_service_does()
    {
        Emulator.Tenant.Events.Clear();
        foreach (var days in new[] { 39, 41, 89, 91 })
        {
            Emulator.Tenant.Events.Add(new EmulatedUserEvent(Clock.GetUtcNow().AddDays(-days), Alice, 103));
            Emulator.Tenant.Events.Add(new EmulatedAdminEvent(Clock.GetUtcNow().AddDays(-days), "PUBLISH", 80100));
        }

        Assert.Equal(1, (await SendAsync(OfUser)).Json.GetArrayLength());
        Assert.Equal("1", (await SendAsync(OfUsers))["totalElements"]);
        Assert.Equal("3", (await SendAsync(OfAdmins))["totalElements"]);
    }

    [Fact]
    public async Task What_changes_something_is_an_event_of_an_administrator_and_what_reads_is_none()
    {
        Emulator.Tenant.Events.Clear();
        await SendAsync("POST v1/users/lookup", """{"username":"user1"}""");
        await SendAsync("POST v2/users/search", """{"emailLike":"user"}""");
        await SendAsync("PATCH v1/users/$1/methods", """{"unlockMethods":["nothing"]}""");
        await SendAsync("PATCH v1/users/$1/methods", """{"unlockMethods":["SMS"]}""");
        await SendAsync("PUT v1/users/$2/emergencyTokencode", """{"expirationDays":1}""");

        var entries = (await SendAsync(OfAdmins)).Json.GetProperty("elements").EnumerateArray().ToList();

        Assert.Equal(["EMU_UNLOCK", "EMU_ENABLE_TOKENCODE"], entries.Select(entry => entry.GetProperty("activityKey").GetString()));
        Assert.Equal(["user1@example.com", "user2@example.com"], entries.Select(entry => entry.GetProperty("targetObject1Name").GetString()));
        Assert.All(entries, entry => Assert.Equal((0, Key.AccessId), (entry.GetProperty("activityCode").GetInt32(), entry.GetProperty("adminUserName").GetString())));
    }

    [Fact]
    public async Task The_events_of_a_new_user_fit_the_user()
    {
        Emulator.Tenant.Events.Clear();
        var disabled = Emulator.Tenant.AddUser("disabled@example.com", change: user => user with { IsEnabled = false });
        var open = Emulator.Tenant.AddUser("open@example.com", change: user => user with { IsTokenLocked = false });

        Assert.Equal([103, 32], Emulator.Tenant.Events.OfUsers.Where(entry => entry.UserId == disabled.Id).Select(entry => entry.Code));
        Assert.Equal([103], Emulator.Tenant.Events.OfUsers.Where(entry => entry.UserId == open.Id).Select(entry => entry.Code));
        Emulator.Tenant.Reset();
        Assert.Equal("12", (await SendAsync(OfUsers))["totalElements"]);
    }

    [Fact]
    public async Task A_request_is_noted_with_its_query_as_received()
    {
        await SendAsync(OfUser + "?startTimeAfter=2030-01-01T00:00:00.000%2B01:00&eventCode=1");
        await SendAsync(OfAdmins);

        Assert.Equal(["startTimeAfter=2030-01-01T00:00:00.000%2B01:00&eventCode=1", ""], Emulator.Requests.Entries.Select(entry => entry.Query));
    }

    // One event a minute, up to a minute ago.
    private void Fill(int count)
    {
        Emulator.Tenant.Events.Clear();
        for (var minutes = 1; minutes <= count; minutes++)
            Emulator.Tenant.Events.Add(new EmulatedUserEvent(Clock.GetUtcNow().AddMinutes(-minutes), Alice, 103));
    }
}
