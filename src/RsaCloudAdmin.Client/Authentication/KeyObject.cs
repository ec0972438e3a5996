using System.Text.Json;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>A JSON object of a key. It keeps where its fields stand, and makes a string only of those that are no secret.</summary>
internal sealed class KeyObject
{
    private readonly List<(string Name, JsonTokenType Kind, ReadOnlyMemory<byte> Json)> _fields = [];
    private readonly SecretMemory _memory;

    /// <exception cref="JsonException">It is no JSON object.</exception>
    /// <exception cref="InvalidOperationException">A name in it is no text.</exception>
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

        // Nothing but blanks may follow.
        reader.Read();
    }

    /// <summary>Whether a text is empty, or has nothing but blanks in it.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> utf8)
    {
        foreach (var character in utf8)
        {
            if (character is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return false;
        }

        return true;
    }

    /// <summary>Whether it has a field of exactly this name.</summary>
    public bool Has(string name) => _fields.Exists(field => field.Name == name);

    /// <summary>A text that is no secret; null if it is not there or empty.</summary>
    /// <exception cref="InvalidOperationException">It is half of a character.</exception>
    /// <exception cref="FormatException">It is not a text.</exception>
    public string? Text(string name)
    {
        if (Find(name) is not { } json)
            return null;
        var reader = Value(json);
        var text = reader.GetString();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>A text that is a secret, in UTF-8, and wiped with the key's text; null if it is not there or empty.</summary>
    /// <exception cref="InvalidOperationException">It is half of a character.</exception>
    /// <exception cref="FormatException">It is not a text.</exception>
    public Memory<byte>? Secret(string name)
    {
        if (Find(name) is not { } json)
            return null;
        var reader = Value(json);
        var text = _memory.Allocate<byte>(json.Length);
        var length = reader.CopyString(text);
        return IsBlank(text.AsSpan(0, length)) ? null : text.AsMemory(0, length);
    }

    /// <summary>The objects of a list; null if there is no field of exactly this name. Empty if it is no list.</summary>
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
