using System.Globalization;
using System.Text.Json;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Operations;

/// <summary>"Cloud Administration Retrieve Authentication Audit Logs API", "User Event Log API" and "Event Log API".</summary>
internal static class EventOperations
{
    private const int MostOfUser = 100;

    // Guess: RSA's sources name 100 and 1000.
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    private const string DateForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    private static readonly TimeSpan UserEventsKept = TimeSpan.FromDays(40);
    private static readonly TimeSpan AdminEventsKept = TimeSpan.FromDays(90);

    private static readonly string[] DateForms = [DateForm + "'Z'", DateForm + "zzz"];

    public static Route[] Routes { get; } =
    [
        new(Operation.ListEventsOfUser, "GET", "v1/users/{userId}/authlogs/", OfUser) { Scope = OAuthScopes.AuditUser },
        new(Operation.ListUserEvents, "GET", "v1/usereventlog/exportlogs", OfUsers) { Scope = OAuthScopes.AuditUser },
        new(Operation.ListAdminEvents, "GET", "v1/adminlog/exportlogs", OfAdmins) { Scope = OAuthScopes.AuditAdmin },
    ];

    // Newest first, and no paging.
    private static EmulatedResponse OfUser(EmulatedRequest request)
    {
        if (request.User is not { } user)
            return EmulatedResponse.NotFound(request.UserWords);
        if (Range(request, UserEventsKept) is not { } isInRange || request.Number("eventCode", 0, int.MaxValue, -1) is not { } code)
            return InvalidParameter;
        var found = request.Tenant.Events.OfUsers.Where(entry => entry.UserId == user.Id && isInRange(entry.At) && (code < 0 || entry.Code == code)).Reverse().Take(MostOfUser);
        return EmulatedResponse.OkList(found.Select<EmulatedUserEvent, Action<Utf8JsonWriter>>(entry => body => Write(body, entry)));
    }

    private static EmulatedResponse OfUsers(EmulatedRequest request) =>
        Page(request, UserEventsKept, request.Tenant.Events.OfUsers, entry => entry.At, "userEventLogExportEntries", Write);

    private static EmulatedResponse OfAdmins(EmulatedRequest request) =>
        Page(request, AdminEventsKept, [.. request.Tenant.Events.OfAdmins.Index()], entry => entry.Item.At, "elements", (body, entry) => Write(body, entry.Index + 1, entry.Item));

    // Oldest first.
    private static EmulatedResponse Page<T>(EmulatedRequest request, TimeSpan kept, IReadOnlyList<T> entries, Func<T, DateTimeOffset> timeOf, string name, Action<Utf8JsonWriter, T> write)
    {
        if (Range(request, kept) is not { } isInRange || request.Number("pageSize", 1, LargestPage, UsualPage) is not { } size || request.Number("pageNumber", 0, int.MaxValue, 0) is not { } page)
            return InvalidParameter;
        var found = entries.Where(entry => isInRange(timeOf(entry))).ToList();
        return EmulatedResponse.Ok(body =>
        {
            body.WriteNumber("totalPages", (found.Count + size - 1) / size);
            body.WriteNumber("totalElements", found.Count);
            body.WriteNumber("pageSize", size);
            body.WriteNumber("currentPage", page);
            body.WriteObjects(name, found.Skip((int)Math.Min((long)page * size, int.MaxValue)).Take(size), entry => write(body, entry));
        });
    }

    private static EmulatedResponse InvalidParameter { get; } = EmulatedResponse.BadRequest("Invalid request parameter");

    /// <summary>Returns whether a time is in the range of the query and still kept; null if the query is invalid.</summary>
    private static Func<DateTimeOffset, bool>? Range(EmulatedRequest request, TimeSpan kept)
    {
        if (Date(request, "startTimeAfter", DateTimeOffset.MinValue) is not { } after || Date(request, "endTimeOnOrBefore", DateTimeOffset.MaxValue) is not { } before)
            return null;
        // Guess: an empty range is an error.
        if (after >= before)
            return null;
        var oldest = request.Clock.GetUtcNow() - kept;
        return at => at > after && at <= before && at >= oldest;
    }

    // An unencoded plus sign arrives as a space, and the date is invalid.
    private static DateTimeOffset? Date(EmulatedRequest request, string name, DateTimeOffset otherwise) => !request.Query.TryGetValue(name, out var text)
        ? otherwise
        : DateTimeOffset.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    private static void Write(Utf8JsonWriter body, EmulatedUserEvent entry)
    {
        body.WriteString("eventId", entry.Id);
        body.WriteDate("eventLogDate", entry.At);
        body.WriteString("eventType", "user");
        body.WriteString("eventLevel", entry.IsError ? "error" : "notice");
        body.WriteString("eventCategory", entry.Category);
        body.WriteString("serverIPAddress", "192.0.2.1");
        body.WriteString("application", entry.Application);
        body.WriteString("tenantId", "example");
        body.WriteString("customerName", "Example Corp");
        // Guess: the id. RSA's pages do not say how the log names a user.
        body.WriteString("userId", entry.UserId?.ToString());
        body.WriteString("sourceIPAddress", entry.SourceIPAddress);
        // A number as a string, as in RSA's sample client.
        body.WriteString("eventCode", entry.Code.ToString(CultureInfo.InvariantCulture));
        body.WriteString("eventDescription", entry.Description);
        body.WriteString("method", entry.Method);
        body.WriteNull("deviceName");
        body.WriteNull("deviceId");
        body.WriteNull("policyId");
        body.WriteNull("policyName");
        body.WriteNull("authenticationDetails");
        body.WriteNull("assuranceLevel");
    }

    private static void Write(Utf8JsonWriter body, int number, EmulatedAdminEvent entry)
    {
        body.WriteNumber("eventId", number);
        body.WriteDate("eventLogDate", entry.At);
        // Guess: "admin", as "user" in the log of users.
        body.WriteString("eventType", "admin");
        body.WriteString("serverURL", "example.access.securid.com");
        body.WriteString("serverIPAddress", "192.0.2.1");
        body.WriteString("application", "Cloud Administration Console");
        body.WriteNumber("customerId", 1);
        body.WriteString("customerName", "Example Corp");
        body.WriteString("sourceIPAddress", "203.0.113.9");
        body.WriteString("adminUserName", entry.AdminUserName);
        body.WriteString("adminUserRole", entry.AdminUserRole);
        body.WriteString("activityKey", entry.ActivityKey);
        body.WriteNumber("activityCode", entry.ActivityCode);
        // Guess: the words of the result.
        body.WriteString("result", entry.IsSuccess ? "SUCCESS" : "FAILURE");
        body.WriteNull("reasonKey");
        body.WriteString("message", entry.Message);
        body.WriteBoolean("requiresPublish", false);
        body.WriteString("targetObject1Id", entry.User?.Id.ToString());
        body.WriteString("targetObject1Name", entry.User?.EmailAddress);
        body.WriteString("targetObject1Type", entry.User is null ? null : "USER");
        body.WriteNull("targetObject2Id");
        body.WriteNull("targetObject2Name");
        body.WriteNull("targetObject2Type");
    }
}
