using System.Net.Http.Headers;
using System.Text.Json;

namespace RsaCloudAdmin.Emulator.Tests;

/// <summary>What came back.</summary>
public sealed record Answer(int Status, string Text, string? ContentType, HttpResponseHeaders Headers)
{
    /// <summary>The methods that the path has, if another was used.</summary>
    public string Allow { get; init; } = string.Empty;

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? this[string field] => Json.GetProperty(field).ToString();

    /// <summary>The names of the fields, in their order.</summary>
    public string Fields => string.Join(' ', Json.EnumerateObject().Select(property => property.Name));
}
