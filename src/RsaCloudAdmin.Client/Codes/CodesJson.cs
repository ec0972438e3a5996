using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Codes;

/// <summary>The bodies about codes that are sent and received.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientBoolean), typeof(LenientTexts)])]
[JsonSerializable(typeof(List<EnrollmentCodeRequest>))]
[JsonSerializable(typeof(List<EnrollmentCodeResponse>))]
[JsonSerializable(typeof(VoidCodesRequest))]
[JsonSerializable(typeof(VoidCodesResponse))]
[JsonSerializable(typeof(RegistrationCodeRequest))]
[JsonSerializable(typeof(RegistrationCodeResponse))]
internal sealed partial class CodesJson : JsonSerializerContext;
