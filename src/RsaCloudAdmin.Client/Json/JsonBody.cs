using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RsaCloudAdmin.Client.Json;

/// <summary>Reads JSON that a server sent.</summary>
internal static class JsonBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Null if the text is no JSON, or its outermost value is of another kind than the type.</summary>
    public static T? TryRead<T>(byte[] json, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(WithoutMark(json), type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether the text is one JSON object.</summary>
    public static bool IsObject(byte[] json) => Is(json, JsonTokenType.StartObject);

    /// <summary>Whether the text is one JSON array.</summary>
    public static bool IsArray(byte[] json) => Is(json, JsonTokenType.StartArray);

    private static bool Is(byte[] json, JsonTokenType start)
    {
        try
        {
            var reader = new Utf8JsonReader(WithoutMark(json));
            if (!reader.Read() || reader.TokenType != start)
                return false;
            reader.Skip();
            // Fails if anything follows.
            reader.Read();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The text without a byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(byte[] json) =>
        json.AsSpan().StartsWith(ByteOrderMark) ? json.AsSpan(ByteOrderMark.Length) : json;
}
