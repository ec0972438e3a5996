using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.HardwareTokens;

/// <summary>A hardware token after its status was changed.</summary>
internal sealed class HardwareTokenResponse
{
    public string? UserId { get; set; }
    public string? TokenSerialNumber { get; set; }
    public string? TokenStatus { get; set; }
    public string? TokenStatusChangedBy { get; set; }
    public ServiceDate? TokenStatusChangedAt { get; set; }

    /// <param name="response">The response.</param>
    /// <param name="user">The user that was sent.</param>
    /// <param name="serialNumber">The serial number that was sent.</param>
    /// <param name="contrary">The status that the token must not have now.</param>
    public static RsaHardwareToken ToToken(ServiceResponse<HardwareTokenResponse> response, KnownUser user, string serialNumber, string contrary) => new()
    {
        UserId = response.Body.UserId is null ? user.UserId : response.SameId(response.Body.UserId, user.UserId),
        Identity = user.Identity,
        EmailAddress = user.EmailAddress,
        UserName = user.UserName,
        TokenSerialNumber = response.SameSerialNumber(response.Body.TokenSerialNumber, serialNumber),
        TokenStatus = response.NotContrary(response.Body.TokenStatus, contrary),
        TokenStatusChangedBy = response.Body.TokenStatusChangedBy,
        TokenStatusChangedAt = response.Date(response.Body.TokenStatusChangedAt),
    };
}
