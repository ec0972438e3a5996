using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.EmergencyTokencodes;

/// <summary>The bodies about emergency tokencodes that are sent and received.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientBoolean), typeof(LenientTexts)])]
[JsonSerializable(typeof(EmergencyTokencodeV1Request))]
[JsonSerializable(typeof(EmergencyTokencodeV2Request))]
[JsonSerializable(typeof(EmergencyTokencodeResponse))]
internal sealed partial class EmergencyTokencodesJson : JsonSerializerContext;
