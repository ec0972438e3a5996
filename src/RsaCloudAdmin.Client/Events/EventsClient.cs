using System.Globalization;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;
using RsaCloudAdmin.Client.Paging;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Events;

/// <summary>Reads the events of users and administrators. For errors, see <see cref="CloudAdminClient"/>.</summary>
public sealed class EventsClient
{
    // RSA's sources differ on the largest size. All of them allow this one.
    private const int LargestPage = 100;

    private readonly ApiConnection _connection;
    private readonly UserIdentification _users;

    internal EventsClient(ApiConnection connection, UserIdentification users) => (_connection, _users) = (connection, users);

    private PageReader<UserEventResponse> UserEvents => new(_connection, EventsJson.Default.PageResponseUserEventResponse, EventsJson.Default.ListUserEventResponse);

    private PageReader<AdminEventResponse> AdminEvents => new(_connection, EventsJson.Default.PageResponseAdminEventResponse, EventsJson.Default.ListAdminEventResponse);

    /// <summary>Returns the newest events of a user, newest first. The service sends at most 100.</summary>
    /// <param name="user">The user.</param>
    /// <param name="eventCode">The code of the events; null for all.</param>
    /// <param name="after">The events are later than this time; null for no limit.</param>
    /// <param name="before">The events are not later than this time; null for no limit.</param>
    /// <param name="first">The most events to return; null for all.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    /// <exception cref="RsaCloudAdminException">The request failed, or the user was not found.</exception>
    public async Task<IReadOnlyList<RsaUserEvent>> ListForUserAsync(UserReference user, int? eventCode = null, DateTimeOffset? after = null, DateTimeOffset? before = null, int? first = null, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.ListEventsOfUser);
        var known = await _users.FindAsync(user, call).ConfigureAwait(false);
        var request = ServiceRequest.For(ServiceOperations.ListEventsOfUser, [known.Called], [known.UserId])
            .WithQuery([("eventCode", eventCode?.ToString(CultureInfo.InvariantCulture)), .. Times(after, before)]);
        var page = await UserEvents.ReadAsync(request, (response, entry) => UserEventResponse.ToEvent(response, entry, known), call).ConfigureAwait(false);
        return [.. page.Items.Take(first ?? int.MaxValue)];
    }

    /// <summary>Lists the events of all users, oldest first. Sends nothing before the list is read.</summary>
    /// <param name="after">The events are later than this time; null for all that the service has kept.</param>
    /// <param name="before">The events are not later than this time; null for no limit.</param>
    /// <param name="pagesAhead">How many pages may be requested ahead of the reader, at least 1.</param>
    /// <param name="first">The most events to read; null for all.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    public PagedList<RsaUserEvent> ListUserEvents(DateTimeOffset? after = null, DateTimeOffset? before = null, int pagesAhead = 5, int? first = null, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.ListUserEvents);
        var request = ServiceRequest.For(ServiceOperations.ListUserEvents, [], []);
        return UserEvents.Open(page => request.WithQuery([.. page, .. Times(after, before)]), (response, entry) => UserEventResponse.ToEvent(response, entry, user: null), LargestPage, pagesAhead, first, call);
    }

    /// <summary>Lists the events of administrators, oldest first. Sends nothing before the list is read.</summary>
    /// <param name="after">The events are later than this time; null for all that the service has kept.</param>
    /// <param name="before">The events are not later than this time; null for no limit.</param>
    /// <param name="pagesAhead">How many pages may be requested ahead of the reader, at least 1.</param>
    /// <param name="first">The most events to read; null for all.</param>
    /// <param name="call">The context of the call; null for a new one.</param>
    public PagedList<RsaAdminEvent> ListAdminEvents(DateTimeOffset? after = null, DateTimeOffset? before = null, int pagesAhead = 5, int? first = null, CallContext? call = null)
    {
        call = CallContext.For(call, ServiceOperations.ListAdminEvents);
        var request = ServiceRequest.For(ServiceOperations.ListAdminEvents, [], []);
        return AdminEvents.Open(page => request.WithQuery([.. page, .. Times(after, before)]), (response, entry) => AdminEventResponse.ToEvent(response, entry), LargestPage, pagesAhead, first, call);
    }

    private static (string Name, string? Value)[] Times(DateTimeOffset? after, DateTimeOffset? before) => [("startTimeAfter", Text(after)), ("endTimeOnOrBefore", Text(before))];

    // In UTC, so that there is no offset with a plus sign, which the service refuses if a proxy decodes it.
    private static string? Text(DateTimeOffset? time) => time is { } moment ? IsoDate.Write(moment.UtcDateTime) : null;
}
