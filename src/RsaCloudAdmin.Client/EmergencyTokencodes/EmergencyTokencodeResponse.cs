using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.EmergencyTokencodes;

/// <summary>A new tokencode, issued with either version of the API.</summary>
internal sealed class EmergencyTokencodeResponse
{
    public string? EmergencyTokencodeId { get; set; }
    public string? EmergencyTokencode { get; set; }
    public ServiceDate? ExpirationDate { get; set; }
    public ServiceDate? OfflineExpirationDate { get; set; }

    [JsonConverter(typeof(LenientObject<Configurations>))]
    public Configurations? ConfigurationsUsed { get; set; }
    public bool? ConfigurationsLocked { get; set; }

    public static RsaEmergencyTokencode ToTokencode(ServiceResponse<EmergencyTokencodeResponse> response, ResolvedUser user) => new()
    {
        UserId = user.UserId,
        Identity = user.Identity,
        EmailAddress = user.EmailAddress,
        UserName = user.UserName,
        EmergencyTokencodeId = response.Required(response.Body.EmergencyTokencodeId),
        EmergencyTokencode = response.Secret(response.Body.EmergencyTokencode),
        ExpirationDate = response.Date(response.Body.ExpirationDate),
        OfflineExpirationDate = response.Date(response.Body.OfflineExpirationDate),
        IsOneTimeUse = response.Body.ConfigurationsUsed?.OneTimeUse,
        IsSetByCompany = response.Body.ConfigurationsLocked,
    };

    internal sealed class Configurations
    {
        public bool? OneTimeUse { get; set; }
    }
}
