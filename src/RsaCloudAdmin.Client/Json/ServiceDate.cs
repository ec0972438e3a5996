using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RsaCloudAdmin.Client.Json;

/// <summary>A date from the service: ISO 8601, or milliseconds since 1970 as a number or a string.</summary>
/// <param name="Utc">The date in UTC; null if the text is not a date.</param>
/// <param name="Text">The text that the service sent.</param>
[JsonConverter(typeof(Converter))]
internal sealed record ServiceDate(DateTime? Utc, string Text)
{
    private static readonly long FirstMillisecond = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long LastMillisecond = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Reads a date; null if the text is blank.</summary>
    public static ServiceDate? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (IsoDate.Read(text!) is { } date)
            return new(date, text!);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds >= FirstMillisecond && milliseconds <= LastMillisecond
            ? new ServiceDate(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime, text!)
            : new ServiceDate(null, text!);
    }

    internal sealed class Converter : JsonConverter<ServiceDate?>
    {
        public override ServiceDate? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(LenientText.Read(ref reader));

        public override void Write(Utf8JsonWriter writer, ServiceDate? value, JsonSerializerOptions options) => writer.WriteStringValue(value?.Text);
    }
}
