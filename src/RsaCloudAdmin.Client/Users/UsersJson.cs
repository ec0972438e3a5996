using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Paging;

namespace RsaCloudAdmin.Client.Users;

/// <summary>The bodies about users that are sent and received.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientBoolean), typeof(LenientTexts)])]
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
internal sealed partial class UsersJson : JsonSerializerContext;
