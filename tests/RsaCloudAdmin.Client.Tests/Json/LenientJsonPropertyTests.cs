using System.Text;
using CsCheck;
using RsaCloudAdmin.Client.EmergencyTokencodes;
using RsaCloudAdmin.Client.Json;
using RsaCloudAdmin.Client.Users;

namespace RsaCloudAdmin.Client.Tests.Json;

public class LenientJsonPropertyTests
{
    [Fact]
    public void Any_bytes_are_read_or_null() => Gen.Byte.Array.Sample(bytes => JsonBody.TryRead(bytes, UsersJson.Default.UserResponse)?.Id is null);

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
                var json = Encoding.UTF8.GetBytes($$"""{"id": {{written}}, "markDeleted": {{written}}, "creationDate": {{written}}, "globalGroups": {{written}}, "configurationsUsed": {{written}}}""");
                var user = JsonBody.TryRead(json, UsersJson.Default.UserResponse);
                // A lone surrogate in a property name makes the whole JSON unreadable.
                return written.Contains("{\"", StringComparison.Ordinal)
                    || (user is { GlobalGroups: not null } && user.CreationDate?.Utc is not { Kind: not DateTimeKind.Utc } && JsonBody.TryRead(json, EmergencyTokencodesJson.Default.EmergencyTokencodeResponse) is not null);
            }, iter: 5000);
}
