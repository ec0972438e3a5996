using System.Text.Json;
using System.Text.Json.Serialization;

namespace RsaCloudAdmin.Client.Json;

/// <summary>Reads a list of strings. Other items are left out. A value that is not a list gives an empty list.</summary>
internal sealed class LenientTexts : JsonConverter<IReadOnlyList<string>>
{
    public override bool HandleNull => true;

    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return [];
        }

        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
                texts.Add(LenientText.Read(ref reader) ?? string.Empty);
            else
                reader.Skip();
        }

        return new TextList(texts);
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var text in value)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
