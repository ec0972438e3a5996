using System.Globalization;
using System.Text.Json;

namespace RsaCloudAdmin.Emulator.Http;

/// <summary>Writes values as the service does.</summary>
internal static class JsonWriting
{
    /// <summary>Writes a date in ISO 8601 with milliseconds and Z, or null.</summary>
    public static void WriteDate(this Utf8JsonWriter body, string name, DateTimeOffset? date) =>
        body.WriteString(name, date?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));

    /// <summary>Writes a list of objects as a property.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter body, string name, IEnumerable<T> items, Action<T> writeFields)
    {
        body.WritePropertyName(name);
        body.WriteObjects(items, writeFields);
    }

    /// <summary>Writes a list of objects.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter body, IEnumerable<T> items, Action<T> writeFields)
    {
        body.WriteStartArray();
        foreach (var item in items)
        {
            body.WriteStartObject();
            writeFields(item);
            body.WriteEndObject();
        }

        body.WriteEndArray();
    }
}
