using System.Text.Json.Serialization;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Paging;

namespace RsaCloudAdmin.Client.Events;

/// <summary>The bodies about events that are sent and received.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(LenientText), typeof(LenientBoolean), typeof(LenientTexts)])]
[JsonSerializable(typeof(PageResponse<UserEventResponse>))]
[JsonSerializable(typeof(List<UserEventResponse>))]
[JsonSerializable(typeof(PageResponse<AdminEventResponse>))]
[JsonSerializable(typeof(List<AdminEventResponse>))]
internal sealed partial class EventsJson : JsonSerializerContext;
