using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.HardwareTokens;

/// <summary>The bodies about hardware tokens that are sent and received.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientBoolean), typeof(LenientTexts)])]
[JsonSerializable(typeof(HardwareTokenRequest))]
[JsonSerializable(typeof(HardwareTokenResponse))]
internal sealed partial class HardwareTokensJson : JsonSerializerContext;
