using System.Globalization;
using System.Text.Json;

namespace RsaCloudAdmin.Client.Json;

/// <summary>
/// Converts JSON of any form to values and back. An object is a list of pairs, an array is a list, and a number is a long, a
/// decimal or a double, or its text if it is too large for these.
/// </summary>
internal static class JsonValue
{
    // The maximum nesting, as in JSON that is read. A list that contains itself has no end.
    private const int Deepest = 64;

    /// <summary>Reads JSON.</summary>
    /// <param name="json">The JSON in UTF-8.</param>
    /// <param name="value">The value; null also for the JSON value null.</param>
    /// <returns>Whether it is JSON.</returns>
    public static bool TryRead(byte[] json, out object? value)
    {
        value = null;
        try
        {
            using var document = JsonDocument.Parse(JsonBody.WithoutMark(json).ToArray());
            value = Read(document.RootElement);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second exception: an escape is half of a surrogate pair.
            return false;
        }
    }

    /// <summary>Writes a value as JSON in UTF-8.</summary>
    /// <param name="value">The value: of one of the types above, or a number of any other built-in type.</param>
    /// <param name="check">Returns a string or a name that may be written, and throws an exception for any other.</param>
    /// <exception cref="RsaCloudAdminException">A value is of another type, or has no form in JSON.</exception>
    public static byte[] Write(object? value, Func<string, string> check)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            Write(writer, value, check);
        return stream.ToArray();
    }

    private static object? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(property => new KeyValuePair<string, object?>(property.Name, Read(property.Value))).ToList(),
        JsonValueKind.Array => element.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => ReadNumber(element),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    // A number that would lose digits stays text.
    private static object ReadNumber(JsonElement element)
    {
        if (element.TryGetInt64(out var whole))
            return whole;
        if (element.TryGetDecimal(out var exact))
            return exact;
        // .NET Framework cannot read a number beyond the range of a double. Newer versions read it as infinity.
        return !element.TryGetDouble(out var number) || double.IsInfinity(number) || element.GetRawText().All(character => character is '-' or (>= '0' and <= '9')) ? element.GetRawText() : number;
    }

    private static void Write(Utf8JsonWriter writer, object? value, Func<string, string> check)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case not (null or string or ValueType) when writer.CurrentDepth >= Deepest: throw Invalid("is nested too deeply");
            case string text: writer.WriteStringValue(check(text)); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case sbyte or byte or short or ushort or int or uint or long: writer.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case ulong whole: writer.WriteNumberValue(whole); break;
            case decimal exact: writer.WriteNumberValue(exact); break;
            case float number when IsFinite(number): writer.WriteNumberValue(number); break;
            case double number when IsFinite(number): writer.WriteNumberValue(number); break;
            case float or double: throw Invalid("contains a number that is infinite or not a number");
            case IReadOnlyList<KeyValuePair<string, object?>> pairs:
                writer.WriteStartObject();
                foreach (var pair in pairs)
                {
                    writer.WritePropertyName(check(pair.Key));
                    Write(writer, pair.Value, check);
                }

                writer.WriteEndObject();
                break;
            case IReadOnlyList<object?> items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item, check);
                writer.WriteEndArray();
                break;
            default:
                throw Invalid($"contains a value of the type {value.GetType()}, which is not written as JSON");
        }
    }

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);

    private static RsaCloudAdminException Invalid(string what) => new(RsaErrorReason.InvalidRequest,
        $"Could not make the request: the body {what}. Give lists of pairs, other lists, strings, numbers, Boolean values or null.");
}
