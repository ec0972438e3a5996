using System.Text.Json;
using System.Text.Json.Serialization;

namespace RsaCloudAdmin.Client.Json;

/// <summary>Reads a Boolean value that may be written as a string, such as "false". Any other value is null.</summary>
internal sealed class LenientBoolean : JsonConverter<bool?>
{
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => bool.TryParse(LenientText.Read(ref reader), out var value) ? value : null,
    };

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } known)
            writer.WriteBooleanValue(known);
        else
            writer.WriteNullValue();
    }
}
