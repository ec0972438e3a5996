using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RsaCloudAdmin.Emulator.Http;

namespace RsaCloudAdmin.Emulator.Handlers;

/// <summary>Reads the body of a request, and refuses what the service refuses.</summary>
internal static class BodyReader
{
    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement;

    /// <summary>Returns the body, or the response that refuses it.</summary>
    public static async Task<(JsonElement Body, EmulatedResponse? Refusal)> ReadAsync(RequestContext context, Route route, DateTimeOffset now)
    {
        var request = context.Http.Request;
        if (!route.HasBody)
            return (Empty, route.StatesEmptyBody && request.ContentLength != 0 ? EmulatedResponse.BadRequest("The request body must be empty") : null);
        if (!request.HasJsonContentType())
            return (Empty, EmulatedResponse.FrameworkError(415, "Unsupported Media Type", $"Content type '{request.ContentType}' not supported", request.Path, now));
        if (await context.ReadBodyAsync().ConfigureAwait(false) is not { } body)
            return (Empty, EmulatedResponse.BadRequest("Invalid request body"));
        // The message was seen for one operation. Guess: it is the same for all operations, and for a value of a wrong type.
        return (body, IsRight(body, route) ? null : EmulatedResponse.BadRequest("Wrong number of properties in the request body."));
    }

    private static bool IsRight(JsonElement body, Route route) => route.TakesList
        ? body.ValueKind == JsonValueKind.Array && body.GetArrayLength() > 0 && body.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && HasRightProperties(item, route))
        : body.ValueKind == JsonValueKind.Object && HasRightProperties(body, route);

    private static bool HasRightProperties(JsonElement body, Route route)
    {
        var properties = body.EnumerateObject().ToList();
        var names = properties.ConvertAll(property => property.Name);
        return route.Required.All(names.Contains)
            && (route.OneOf.Length == 0 || names.Count(route.OneOf.Contains) == 1)
            && names.All(name => route.Required.Contains(name) || route.Optional.Contains(name) || route.OneOf.Contains(name))
            && properties.TrueForAll(property => HasRightType(property, route));
    }

    private static bool HasRightType(JsonProperty property, Route route)
    {
        var type = property.Value.ValueKind;
        return (route.Types.TryGetValue(property.Name, out var types) ? types.Contains(type) : type == JsonValueKind.String)
            && (type != JsonValueKind.Array || property.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String));
    }
}
