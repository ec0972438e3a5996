using System.Text.Json;
using System.Text.Json.Serialization;

namespace RsaCloudAdmin.Client.Json;

/// <summary>Reads a string whose presence matters. Any other value except null is replaced by a remark, so that it does not look missing.</summary>
internal sealed class PresentText : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LenientText.Read(ref reader) ?? "(not a text)";

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
