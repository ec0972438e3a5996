using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.EmergencyTokencodes;
using RsaCloudAdmin.Client.HardwareTokens;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client;

/// <summary>
/// What is sent and received, one line a type. Responses are read as leniently as they are written: seen were names in another
/// casing than documented, numbers and truth values as texts, and several forms of dates.
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
