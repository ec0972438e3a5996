using System.Globalization;
using System.Text.Json;

namespace RsaCloudAdmin.Client.Replies;

/// <summary>The fields of a JSON object, read as leniently as the service writes them.</summary>
/// <remarks>
/// Seen: names in another casing than documented, numbers and booleans as texts, dates as ISO 8601 or as
/// milliseconds since 1970.
/// </remarks>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.OrdinalIgnoreCase);

    private JsonFields(JsonElement root)
    {
        foreach (var property in root.EnumerateObject())
            _fields[property.Name] = property.Value;
    }

    /// <summary>Null if the text is not a JSON object.</summary>
    public static JsonFields? TryRead(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? new JsonFields(document.RootElement.Clone()) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or a name with an escape that is half of a character.
            return null;
        }
    }

    /// <summary>Null if the field is not there, or is neither a text nor a number.</summary>
    public string? Text(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.String } text => Decode(text),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    /// <summary>Null if the field is not there, or is neither true nor false.</summary>
    public bool? Flag(string name) => Find(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text => bool.TryParse(Decode(text), out var flag) ? flag : null,
        _ => null,
    };

    /// <summary>Null if the field is not there or is no object.</summary>
    public JsonFields? Part(string name) => Find(name) is { ValueKind: JsonValueKind.Object } part ? new JsonFields(part) : null;

    /// <summary>Empty if the field is not there or is no list.</summary>
    public IReadOnlyList<string> Texts(string name) => Find(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => Decode(e) ?? string.Empty)]
        : [];

    /// <summary>A date in UTC; null if the field is not there or not a date.</summary>
    /// <param name="name">The field.</param>
    /// <param name="unreadable">The text, if there is one that is not a date.</param>
    public DateTime? Date(string name, out string? unreadable)
    {
        unreadable = null;
        var text = Text(name);
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && text!.Contains('-'))
            return date.UtcDateTime;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            && Math.Abs(milliseconds) < 250_000_000_000_000)
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime;
        unreadable = text;
        return null;
    }

    private JsonElement? Find(string name) => _fields.TryGetValue(name, out var value) ? value : null;

    private static string? Decode(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escape that is half of a character.
            return null;
        }
    }
}
