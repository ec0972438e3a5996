using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Events;

/// <summary>An event of an administrator.</summary>
internal sealed class AdminEventResponse
{
    public string? EventId { get; set; }
    public ServiceDate? EventLogDate { get; set; }
    public string? EventType { get; set; }
    public string? ServerURL { get; set; }
    public string? ServerIPAddress { get; set; }
    public string? Application { get; set; }
    public string? CustomerId { get; set; }
    public string? CustomerName { get; set; }
    public string? SourceIPAddress { get; set; }
    public string? AdminUserName { get; set; }
    public string? AdminUserRole { get; set; }
    public string? ActivityKey { get; set; }
    public string? ActivityCode { get; set; }
    public string? Result { get; set; }
    public string? ReasonKey { get; set; }
    public string? Message { get; set; }
    public bool? RequiresPublish { get; set; }
    public string? TargetObject1Id { get; set; }
    public string? TargetObject1Name { get; set; }
    public string? TargetObject1Type { get; set; }
    public string? TargetObject2Id { get; set; }
    public string? TargetObject2Name { get; set; }
    public string? TargetObject2Type { get; set; }

    /// <param name="response">The response that contains the event.</param>
    /// <param name="entry">The event in the response.</param>
    public static RsaAdminEvent ToEvent<T>(ServiceResponse<T> response, AdminEventResponse entry) => new()
    {
        EventId = entry.EventId,
        EventLogDate = response.Date(entry.EventLogDate),
        EventType = entry.EventType,
        ServerURL = entry.ServerURL,
        ServerIPAddress = entry.ServerIPAddress,
        Application = entry.Application,
        CustomerId = entry.CustomerId,
        CustomerName = entry.CustomerName,
        SourceIPAddress = entry.SourceIPAddress,
        AdminUserName = entry.AdminUserName,
        AdminUserRole = entry.AdminUserRole,
        ActivityKey = entry.ActivityKey,
        ActivityCode = entry.ActivityCode,
        Meaning = EventMeanings.OfAdminEvent(entry.ActivityCode),
        Result = entry.Result,
        ReasonKey = entry.ReasonKey,
        Message = entry.Message,
        RequiresPublish = entry.RequiresPublish,
        TargetObject1Id = entry.TargetObject1Id,
        TargetObject1Name = entry.TargetObject1Name,
        TargetObject1Type = entry.TargetObject1Type,
        TargetObject2Id = entry.TargetObject2Id,
        TargetObject2Name = entry.TargetObject2Name,
        TargetObject2Type = entry.TargetObject2Type,
    };
}
