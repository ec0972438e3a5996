using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.HardwareTokens;

/// <summary>A hardware token, as a lookup or a change returns it.</summary>
internal sealed class HardwareTokenResponse
{
    public string? UserId { get; set; }
    public string? TokenSerialNumber { get; set; }
    public string? Name { get; set; }
    public string? TokenStatus { get; set; }
    public string? TokenStatusReason { get; set; }
    public string? TokenStatusChangedBy { get; set; }
    public ServiceDate? TokenStatusChangedAt { get; set; }
    public string? TokenState { get; set; }
    public bool? PinSet { get; set; }
    public string? AssignedBy { get; set; }
    public ServiceDate? AssignedAt { get; set; }
    public string? DeviceType { get; set; }
    public ServiceDate? RegisteredDate { get; set; }
    public ServiceDate? ExpiryDate { get; set; }

    /// <summary>Returns the token in a response about a user's token.</summary>
    /// <param name="response">The response.</param>
    /// <param name="user">The user in the request.</param>
    /// <param name="serialNumber">The serial number in the request.</param>
    public static RsaHardwareToken ToToken(ServiceResponse<HardwareTokenResponse> response, ResolvedUser user, string serialNumber) => new()
    {
        UserId = response.Body.UserId is { Length: > 0 } ? response.Same(response.Body.UserId, user.UserId) : user.UserId,
        Identity = user.Identity,
        EmailAddress = user.EmailAddress,
        UserName = user.UserName,
        TokenSerialNumber = response.SameSerialNumber(response.Body.TokenSerialNumber, serialNumber),
        TokenName = response.Body.Name,
        TokenStatus = response.Body.TokenStatus,
        TokenStatusReason = response.Body.TokenStatusReason,
        TokenStatusChangedBy = response.Body.TokenStatusChangedBy,
        TokenStatusChangedAt = response.Date(response.Body.TokenStatusChangedAt),
        TokenState = response.Body.TokenState,
        PinSet = response.Body.PinSet,
        AssignedBy = response.Body.AssignedBy,
        AssignedAt = response.Date(response.Body.AssignedAt),
        DeviceType = response.Body.DeviceType,
        RegisteredDate = response.Date(response.Body.RegisteredDate),
        ExpirationDate = response.Date(response.Body.ExpiryDate),
    };

    /// <summary>Returns the token in the response to a lookup. Its user is the one in the response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="serialNumber">The serial number in the request.</param>
    public static RsaHardwareToken ToToken(ServiceResponse<HardwareTokenResponse> response, string serialNumber)
    {
        var userId = response.Body.UserId ?? string.Empty;
        return ToToken(response, new ResolvedUser(userId, emailAddress: null, userName: null, userId), serialNumber);
    }
}
