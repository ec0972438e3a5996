using System.Text;
using CsCheck;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Tests.Replies;

public class JsonFieldsPropertyTests
{
    [Fact]
    public void Any_bytes_are_read_or_null() => Gen.Byte.Array.Sample(bytes => JsonFields.TryRead(bytes)?.Text("a") is null);

    [Fact]
    public void Whatever_a_field_holds_reading_it_throws_nothing() =>
        Gen.OneOf(
                Gen.String.Select(t => System.Text.Json.JsonSerializer.Serialize(t.Replace("\0", "", StringComparison.Ordinal))),
                Gen.Long.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                Gen.Long.Select(n => $"\"{n.ToString(System.Globalization.CultureInfo.InvariantCulture)}\""),
                Gen.Double.Where(double.IsFinite).Select(n => n.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
                Gen.OneOfConst("[]", "{}", "true", "null", "\"\\ud800\"", "[\"\\udc00\"]", "{\"\\udc00\": 1}"))
            .Sample(written =>
            {
                var fields = JsonFields.TryRead(Encoding.UTF8.GetBytes($$"""{"a": {{written}}}"""))!;
                fields.Text("a");
                fields.Flag("a");
                fields.Part("a");
                fields.Texts("a");
                return fields.Date("a", out var unreadable) is not { } date || (date.Kind == DateTimeKind.Utc && unreadable is null);
            }, iter: 5000);
}
