using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Codes;

/// <summary>A new registration code.</summary>
internal sealed class RegistrationCodeResponse
{
    public string? CompanyId { get; set; }
    public string? DeviceRegistrationCode { get; set; }
    public string? Email { get; set; }
    public ServiceDate? ExpirationDate { get; set; }

    public static RsaRegistrationCode ToCode(ServiceResponse<RegistrationCodeResponse> response, ResolvedUser user)
    {
        if (user.EmailAddress is { } sent && ResolvedUser.Filled(response.Body.Email) is not null)
            response.Same(response.Body.Email, sent);
        return new()
        {
            UserId = user.UserId,
            Identity = user.Identity,
            EmailAddress = user.EmailAddress,
            UserName = user.UserName,
            Code = response.Secret(ResolvedUser.Filled(response.Body.DeviceRegistrationCode), nameof(DeviceRegistrationCode)),
            CompanyId = response.Body.CompanyId,
            ExpirationDate = response.Date(response.Body.ExpirationDate),
        };
    }
}
