using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RsaCloudAdmin.Client.Json;

/// <summary>Reads JSON from a server.</summary>
internal static class JsonBody
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a body; null if it is not JSON, or if its outermost value is not of the kind that the type needs.</summary>
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

    /// <summary>Whether the body is a single JSON object.</summary>
    public static bool IsObject(byte[] json) => Is(json, JsonTokenType.StartObject);

    /// <summary>Whether the body is a single JSON array.</summary>
    public static bool IsArray(byte[] json) => Is(json, JsonTokenType.StartArray);

    private static bool Is(byte[] json, JsonTokenType start)
    {
        try
        {
            var reader = new Utf8JsonReader(WithoutMark(json));
            if (!reader.Read() || reader.TokenType != start)
                return false;
            reader.Skip();
            // Throws if anything follows.
            reader.Read();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Returns the body without a byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(byte[] json) =>
        json.AsSpan().StartsWith(ByteOrderMark) ? json.AsSpan(ByteOrderMark.Length) : json;
}
