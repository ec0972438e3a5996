using System.Net.Http.Headers;
using System.Text.Json;

namespace RsaCloudAdmin.Emulator.Tests;

/// <summary>A response of the emulator.</summary>
public sealed record Response(int Status, string Text, string? ContentType, HttpResponseHeaders Headers)
{
    /// <summary>The Allow header: the methods of the path, if the request used another one.</summary>
    public string Allow { get; init; } = string.Empty;

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? this[string field] => Json.GetProperty(field).ToString();

    /// <summary>The names of the JSON fields, in order.</summary>
    public string Fields => string.Join(' ', Json.EnumerateObject().Select(property => property.Name));
}
