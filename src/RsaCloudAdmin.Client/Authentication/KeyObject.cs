using System.Text.Json;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>A JSON object of a key. Remembers the positions of its fields, and creates strings only for fields that are not secret.</summary>
internal sealed class KeyObject
{
    private readonly List<(string Name, JsonTokenType Kind, ReadOnlyMemory<byte> Json)> _fields = [];
    private readonly SecretMemory _memory;

    /// <exception cref="JsonException">The text is not a JSON object.</exception>
    /// <exception cref="InvalidOperationException">A field name contains half of a surrogate pair.</exception>
    public KeyObject(ReadOnlyMemory<byte> json, SecretMemory memory)
    {
        _memory = memory;
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var (kind, start) = (reader.TokenType, (int)reader.TokenStartIndex);
            reader.Skip();
            _fields.Add((name, kind, json.Slice(start, (int)reader.BytesConsumed - start)));
        }

        // Throws if anything but white space follows.
        reader.Read();
    }

    /// <summary>Whether a text is empty or contains only white space.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> utf8)
    {
        foreach (var character in utf8)
        {
            if (character is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return false;
        }

        return true;
    }

    /// <summary>Whether a field has exactly this name.</summary>
    public bool Has(string name) => _fields.Exists(field => field.Name == name);

    /// <summary>Returns a string that is not a secret; null if it is missing or empty.</summary>
    /// <exception cref="InvalidOperationException">The string contains half of a surrogate pair.</exception>
    /// <exception cref="FormatException">The value is not a string.</exception>
    public string? Text(string name)
    {
        if (Find(name) is not { } json)
            return null;
        var reader = Value(json);
        var text = reader.GetString();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>Returns a secret string in UTF-8; null if it is missing or empty. It is wiped with the key's text.</summary>
    /// <exception cref="InvalidOperationException">The string contains half of a surrogate pair.</exception>
    /// <exception cref="FormatException">The value is not a string.</exception>
    public Memory<byte>? Secret(string name)
    {
        if (Find(name) is not { } json)
            return null;
        var reader = Value(json);
        var text = _memory.Allocate<byte>(json.Length);
        var length = reader.CopyString(text);
        // Without the type, null would become an empty Memory.
        return IsBlank(text.AsSpan(0, length)) ? (Memory<byte>?)null : text.AsMemory(0, length);
    }

    /// <summary>Returns the objects of a list; null if no field has exactly this name; empty if the field is not a list.</summary>
    public IReadOnlyList<KeyObject>? Objects(string name)
    {
        if (!Has(name))
            return null;
        var list = _fields.Find(field => field.Name == name).Json;
        List<KeyObject> objects = [];
        var reader = Value(list);
        if (reader.TokenType != JsonTokenType.StartArray)
            return objects;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            var isObject = reader.TokenType == JsonTokenType.StartObject;
            reader.Skip();
            if (isObject)
                objects.Add(new KeyObject(list.Slice(start, (int)reader.BytesConsumed - start), _memory));
        }

        return objects;
    }

    private ReadOnlyMemory<byte>? Find(string name)
    {
        foreach (var (candidate, kind, json) in _fields)
        {
            if (!candidate.Equals(name, StringComparison.OrdinalIgnoreCase) || kind == JsonTokenType.Null)
                continue;
            return kind == JsonTokenType.String ? json : throw new FormatException();
        }

        return null;
    }

    private static Utf8JsonReader Value(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return reader;
    }
}
