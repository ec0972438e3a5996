using System.Text.Json;
using System.Text.Json.Serialization;

namespace RsaCloudAdmin.Client.Json;

/// <summary>Reads a string that may be written as a number, or as a list of strings, which are joined with commas. Any other value is null.</summary>
internal sealed class LenientJoinedText : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return LenientText.Read(ref reader);
        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (LenientText.Read(ref reader) is { } text)
                texts.Add(text);
        }

        return texts.Count == 0 ? null : string.Join(", ", texts);
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
