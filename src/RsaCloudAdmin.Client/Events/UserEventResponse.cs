using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Runs;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Events;

/// <summary>An event of a user. The service sends every value as a string.</summary>
internal sealed class UserEventResponse
{
    public string? EventId { get; set; }
    public ServiceDate? EventLogDate { get; set; }
    public string? EventType { get; set; }
    public string? EventLevel { get; set; }
    public string? EventCategory { get; set; }
    public string? ServerIPAddress { get; set; }
    public string? Application { get; set; }
    public string? TenantId { get; set; }
    public string? CustomerName { get; set; }
    public string? UserId { get; set; }
    public string? SourceIPAddress { get; set; }
    public string? EventCode { get; set; }
    public string? EventDescription { get; set; }
    public string? Method { get; set; }
    public string? DeviceName { get; set; }
    public string? DeviceId { get; set; }
    public string? PolicyId { get; set; }
    public string? PolicyName { get; set; }
    public string? AuthenticationDetails { get; set; }
    public string? AssuranceLevel { get; set; }
    public string? VerboseFlag { get; set; }
    public string? UserActivityId { get; set; }
    public string? TransactionId { get; set; }

    /// <param name="response">The response that contains the event.</param>
    /// <param name="entry">The event in the response.</param>
    /// <param name="user">The user in the request; null if the events of all users were requested.</param>
    public static RsaUserEvent ToEvent<T>(ServiceResponse<T> response, UserEventResponse entry, ResolvedUser? user) => new()
    {
        UserId = UserOf(response, entry, user),
        Identity = user?.Identity ?? entry.UserId ?? string.Empty,
        EmailAddress = user?.EmailAddress,
        UserName = user?.UserName,
        IsOfRequestedUser = user is not null,
        EventId = entry.EventId,
        EventLogDate = response.Date(entry.EventLogDate),
        EventType = entry.EventType,
        EventLevel = entry.EventLevel,
        EventCategory = entry.EventCategory,
        ServerIPAddress = entry.ServerIPAddress,
        Application = entry.Application,
        TenantId = entry.TenantId,
        CustomerName = entry.CustomerName,
        SourceIPAddress = entry.SourceIPAddress,
        EventCode = entry.EventCode,
        Meaning = EventMeanings.OfUserEvent(entry.EventCode),
        EventDescription = entry.EventDescription,
        Method = entry.Method,
        DeviceName = entry.DeviceName,
        DeviceId = entry.DeviceId,
        PolicyId = entry.PolicyId,
        PolicyName = entry.PolicyName,
        AuthenticationDetails = entry.AuthenticationDetails,
        AssuranceLevel = entry.AssuranceLevel,
        VerboseFlag = entry.VerboseFlag,
        UserActivityId = entry.UserActivityId,
        TransactionId = entry.TransactionId,
    };

    // The log may name the user by an e-mail address or not at all. But an id must be the one that was sent.
    private static string UserOf<T>(ServiceResponse<T> response, UserEventResponse entry, ResolvedUser? user) => user switch
    {
        null => entry.UserId ?? string.Empty,
        _ when entry.UserId is { } id && UserReference.IsId(id) => response.Same(id, user.UserId, nameof(UserId)),
        _ => user.UserId,
    };
}
