using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The requests for events of users, and whose event each result is.</summary>
public class EventTests : WireTest
{
    private const string OtherId = "11111111-2222-4333-8444-555555555555";
    private const string Log = $"/AdminInterface/restapi/v1/users/{Responses.UserId}/authlogs/";
    private const string Event = """
        {"eventId": "1", "eventLogDate": "2026-03-01T10:20:30.000Z", "eventType": "user", "eventLevel": "notice", "eventCategory": "Authentication",
        "serverIPAddress": "203.0.113.1", "application": "VPN", "tenantId": "2", "customerName": "Example", "userId": "alice@example.org", "sourceIPAddress": "203.0.113.2",
        "eventCode": "103", "eventDescription": "It happened.", "method": "SMS OTP", "deviceName": "Phone", "deviceId": "3", "policyId": "4", "policyName": "Strict",
        "authenticationDetails": "Details", "assuranceLevel": "High", "verboseFlag": "0", "userActivityId": "5", "transactionId": "6"}
        """;

    [Fact]
    public async Task Each_value_of_an_event_is_returned()
    {
        var entry = Assert.Single(await Soon(Connect(Serve(Responses.Found, Page(Event))).Events.ListForUserAsync("alice")));

        Assert.Equal((Responses.UserId, "alice", "alice@example.com", "alice"), (entry.UserId, entry.Identity, entry.EmailAddress, entry.UserName));
        Assert.Equal(("1", "user", "notice", "Authentication"), (entry.EventId, entry.EventType, entry.EventLevel, entry.EventCategory));
        Assert.Equal(new DateTime(2026, 3, 1, 10, 20, 30, DateTimeKind.Utc).ToLocalTime(), entry.EventLogDate);
        Assert.Equal(("203.0.113.1", "VPN", "2", "Example", "203.0.113.2"), (entry.ServerIPAddress, entry.Application, entry.TenantId, entry.CustomerName, entry.SourceIPAddress));
        Assert.Equal(("103", EventMeanings.OfUserEvent("103"), "It happened.", "SMS OTP"), (entry.EventCode, entry.Meaning, entry.EventDescription, entry.Method));
        Assert.Equal(("Phone", "3", "4", "Strict"), (entry.DeviceName, entry.DeviceId, entry.PolicyId, entry.PolicyName));
        Assert.Equal(("Details", "High", "0", "5", "6"), (entry.AuthenticationDetails, entry.AssuranceLevel, entry.VerboseFlag, entry.UserActivityId, entry.TransactionId));
    }

    [Fact]
    public async Task The_code_and_the_times_are_sent_in_the_query()
    {
        var server = Serve(Page());
        var after = new DateTimeOffset(2026, 2, 1, 10, 0, 0, TimeSpan.FromHours(2));

        await Soon(Connect(server).Events.ListForUserAsync(Alice, eventCode: 103, after, before: after.AddDays(1)));

        var request = Assert.Single(server.Requests);
        Assert.Equal(("GET", $"{Log}?eventCode=103&startTimeAfter=2026-02-01T08%3A00%3A00.000Z&endTimeOnOrBefore=2026-02-02T08%3A00%3A00.000Z", ""), (request.Method, request.Target, request.Text));
    }

    [Theory]
    [InlineData(null, "1,2,3")]
    [InlineData(2, "1,2")]
    [InlineData(5, "1,2,3")]
    public async Task Of_the_newest_events_the_first_are_returned(int? first, string ids)
    {
        var server = Serve(Page("""{"eventId": "1"}""", """{"eventId": "2"}""", """{"eventId": "3"}"""));

        var events = await Soon(Connect(server).Events.ListForUserAsync(Alice, first: first));

        Assert.Equal(ids, string.Join(',', events.Select(entry => entry.EventId)));
        // The service knows no parameter for a number of events.
        Assert.Equal(Log, Assert.Single(server.Requests).Target);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"bob@example.com\"")]
    [InlineData($"\"{Responses.UserId}\"")]
    public async Task An_event_of_a_user_is_the_users_by_whatever_name_the_log_calls_them(string name)
    {
        var entry = Assert.Single(await Soon(Connect(Serve(Page($$"""{"userId": {{name}}}"""))).Events.ListForUserAsync(new UserReference(Responses.UserId, null, "row 1"))));

        Assert.Equal((Responses.UserId, "row 1", null, null), (entry.UserId, entry.Identity, entry.EmailAddress, entry.UserName));
        // A result that is piped on names the user by the id.
        Assert.Equal(Responses.UserId, ((IRsaUserNames)entry).UserId);
    }

    [Fact]
    public async Task An_event_of_another_user_is_an_error()
    {
        var error = await FailsAsync(() => Connect(Serve(Page($$"""{"userId": "{{OtherId}}"}"""))).Events.ListForUserAsync(Alice));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
    }

    [Theory]
    [InlineData("null", "")]
    [InlineData("\"bob@example.com\"", "bob@example.com")]
    [InlineData($"\"{OtherId}\"", OtherId)]
    public async Task An_event_in_the_log_of_all_users_is_of_whom_the_log_names(string name, string user)
    {
        var list = Connect(Serve(Page($$"""{"userId": {{name}}}"""))).Events.ListUserEvents();

        var entry = Assert.Single((await Soon(list.ReadPageAsync()))!);

        Assert.Equal((user, user, null, null), (entry.UserId, entry.Identity, entry.EmailAddress, entry.UserName));
        // A result that is piped on is found by the name, like the user of any other row.
        Assert.Equal("", ((IRsaUserNames)entry).UserId);
    }

    private static RequestHandler Page(params string[] events) => Responses.Json(200, $$"""{"totalPages": 1, "elements": [{{string.Join(',', events)}}]}""");
}
