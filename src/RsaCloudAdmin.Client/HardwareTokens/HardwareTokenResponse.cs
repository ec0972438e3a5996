using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.HardwareTokens;

/// <summary>A hardware token after a change.</summary>
internal sealed class HardwareTokenResponse
{
    public string? UserId { get; set; }
    public string? TokenSerialNumber { get; set; }
    public string? Name { get; set; }
    public string? TokenStatus { get; set; }
    public string? TokenStatusChangedBy { get; set; }
    public ServiceDate? TokenStatusChangedAt { get; set; }

    /// <param name="response">The response.</param>
    /// <param name="user">The user in the request.</param>
    /// <param name="serialNumber">The serial number in the request.</param>
    public static RsaHardwareToken ToToken(ServiceResponse<HardwareTokenResponse> response, ResolvedUser user, string serialNumber) => new()
    {
        UserId = response.Body.UserId is null ? user.UserId : response.Same(response.Body.UserId, user.UserId),
        Identity = user.Identity,
        EmailAddress = user.EmailAddress,
        UserName = user.UserName,
        TokenSerialNumber = response.SameSerialNumber(response.Body.TokenSerialNumber, serialNumber),
        TokenName = response.Body.Name,
        TokenStatus = response.Body.TokenStatus,
        TokenStatusChangedBy = response.Body.TokenStatusChangedBy,
        TokenStatusChangedAt = response.Date(response.Body.TokenStatusChangedAt),
    };
}
