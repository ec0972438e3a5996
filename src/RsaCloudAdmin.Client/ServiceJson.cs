using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Authenticators;
using RsaCloudAdmin.Client.Codes;
using RsaCloudAdmin.Client.EmergencyTokencodes;
using RsaCloudAdmin.Client.Events;
using RsaCloudAdmin.Client.HardwareTokens;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Paging;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client;

/// <summary>
/// The types that are sent and received. Responses are read leniently: some contain property names in another case than
/// documented, numbers and Boolean values as strings, and several date formats.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientBoolean), typeof(LenientTexts)])]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(LookUpRequest))]
[JsonSerializable(typeof(UserResponse))]
[JsonSerializable(typeof(UserSearchRequest))]
[JsonSerializable(typeof(PageResponse<UserResponse>))]
[JsonSerializable(typeof(List<UserResponse>))]
[JsonSerializable(typeof(UnlockRequest))]
[JsonSerializable(typeof(UserMethodsResponse))]
[JsonSerializable(typeof(UserStatusRequest))]
[JsonSerializable(typeof(UserStatusResponse))]
[JsonSerializable(typeof(UserDeletionRequest))]
[JsonSerializable(typeof(UserDeletionResponse))]
[JsonSerializable(typeof(UserPhoneRequest))]
[JsonSerializable(typeof(UserPhoneResponse))]
[JsonSerializable(typeof(EmergencyTokencodeV1Request))]
[JsonSerializable(typeof(EmergencyTokencodeV2Request))]
[JsonSerializable(typeof(EmergencyTokencodeResponse))]
[JsonSerializable(typeof(List<EnrollmentCodeRequest>))]
[JsonSerializable(typeof(List<EnrollmentCodeResponse>))]
[JsonSerializable(typeof(VoidCodesRequest))]
[JsonSerializable(typeof(VoidCodesResponse))]
[JsonSerializable(typeof(RegistrationCodeRequest))]
[JsonSerializable(typeof(RegistrationCodeResponse))]
[JsonSerializable(typeof(HardwareTokenRequest))]
[JsonSerializable(typeof(HardwareTokenResponse))]
[JsonSerializable(typeof(PageResponse<UserEventResponse>))]
[JsonSerializable(typeof(List<UserEventResponse>))]
[JsonSerializable(typeof(PageResponse<AdminEventResponse>))]
[JsonSerializable(typeof(List<AdminEventResponse>))]
[JsonSerializable(typeof(AuthenticatorsResponse))]
[JsonSerializable(typeof(List<AuthenticatorResponse>))]
internal sealed partial class ServiceJson : JsonSerializerContext;
