using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Authenticators;

/// <summary>The bodies about authenticators that are sent and received.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientBoolean), typeof(LenientTexts)])]
[JsonSerializable(typeof(AuthenticatorsResponse))]
[JsonSerializable(typeof(List<AuthenticatorResponse>))]
internal sealed partial class AuthenticatorsJson : JsonSerializerContext;
