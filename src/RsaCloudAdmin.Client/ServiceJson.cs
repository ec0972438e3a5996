using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.EmergencyTokencodes;
using RsaCloudAdmin.Client.HardwareTokens;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
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
[JsonSerializable(typeof(UserSearchResponse))]
[JsonSerializable(typeof(List<UserResponse>))]
[JsonSerializable(typeof(UnlockRequest))]
[JsonSerializable(typeof(UserMethodsResponse))]
[JsonSerializable(typeof(EmergencyTokencodeV1Request))]
[JsonSerializable(typeof(EmergencyTokencodeV2Request))]
[JsonSerializable(typeof(EmergencyTokencodeResponse))]
[JsonSerializable(typeof(HardwareTokenRequest))]
[JsonSerializable(typeof(HardwareTokenResponse))]
internal sealed partial class ServiceJson : JsonSerializerContext;
