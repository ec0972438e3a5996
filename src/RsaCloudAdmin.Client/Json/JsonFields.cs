using System.Globalization;
using System.Text.Json;

namespace RsaCloudAdmin.Client.Json;

/// <summary>The fields of a JSON object, read as leniently as the service writes them.</summary>
/// <remarks>
/// Seen: names in another casing than documented, numbers and booleans as texts, dates as ISO 8601 or as
/// milliseconds since 1970.
/// </remarks>
internal sealed class JsonFields
{
    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];
    private static readonly long FirstMillisecond = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    private readonly List<(string Name, JsonElement Value)> _fields = [];

    private JsonFields(JsonElement root)
    {
        foreach (var property in root.EnumerateObject())
        {
            if (Decode(property, static p => p.Name) is { } name)
                _fields.Add((name, property.Value));
        }
    }

    /// <summary>Null if the text is not a JSON object.</summary>
    public static JsonFields? TryRead(byte[] json)
    {
        try
        {
            var start = json.AsSpan().StartsWith(Utf8Mark) ? Utf8Mark.Length : 0;
            var reader = new Utf8JsonReader(json.AsSpan(start));
            var root = JsonElement.ParseValue(ref reader);
            // Fails if anything follows.
            reader.Read();
            return root.ValueKind == JsonValueKind.Object ? new JsonFields(root) : null;
        }
        catch (JsonException)
        {
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

    /// <summary>Each text that a field of this name holds, alone or in a list. The casing of the name counts, and every field of several.</summary>
    public IReadOnlyList<string> AllTexts(string name) =>
    [
        .. _fields.Where(field => field.Name == name)
            .SelectMany(field => field.Value.ValueKind == JsonValueKind.Array ? [.. field.Value.EnumerateArray()] : new[] { field.Value })
            .Where(value => value.ValueKind == JsonValueKind.String)
            .Select(Decode).OfType<string>(),
    ];

    /// <summary>A date in UTC; null if the field is not there or not a date.</summary>
    /// <param name="name">The field.</param>
    /// <param name="unreadable">The text, if there is one that is not a date.</param>
    public DateTime? Date(string name, out string? unreadable)
    {
        unreadable = null;
        var text = Text(name);
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (IsoDate.Read(text!) is { } date)
            return date;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds >= FirstMillisecond && milliseconds <= LastMillisecond)
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime;
        unreadable = text;
        return null;
    }

    // Of several of the name, the last one counts.
    private JsonElement? Find(string name)
    {
        for (var i = _fields.Count - 1; i >= 0; i--)
        {
            if (_fields[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return _fields[i].Value;
        }

        return null;
    }

    private static string? Decode(JsonElement text) => Decode(text, static t => t.GetString());

    private static string? Decode<T>(T from, Func<T, string?> text)
    {
        try
        {
            return text(from);
        }
        catch (InvalidOperationException)
        {
            // An escape that is half of a character.
            return null;
        }
    }
}
