using System.Text.Json;

namespace RsaCloudAdmin.Client.Tests.Wire;

public class UserFieldsTests : WireTest
{
    /// <summary>The user object contains everything that the service returns, each value under its own name.</summary>
    [Fact]
    public async Task Every_field_of_a_response_is_in_the_user()
    {
        var properties = typeof(RsaUser).GetProperties().Where(p => p.Name is not (nameof(RsaUser.UserId) or nameof(RsaUser.Identity)) && p.CanWrite).ToList();
        var expected = properties.Select((property, i) => (property, Value: Sample(property.PropertyType, i))).ToList();
        var response = expected.ToDictionary(field => JsonNamingPolicy.CamelCase.ConvertName(field.property.Name), field => field.Value);
        response["id"] = Responses.UserId;
        var server = Serve(Responses.Json(200, JsonSerializer.Serialize(response)));

        var user = await Soon(Connect(server).Users.LookUpAsync("alice"));

        Assert.Equal((Responses.UserId, "alice"), (user.UserId, user.Identity));
        Assert.InRange(expected.Count, 30, 60);
        Assert.All(expected, field => Assert.Equal(field.Value is DateTime date ? date.ToLocalTime() : field.Value, field.property.GetValue(user)));
    }

    [Fact]
    public async Task A_hardware_tokens_user_is_the_one_asked_for_where_the_service_names_none()
    {
        var server = Serve(Responses.Json(200, """{"tokenSerialNumber": "1231314525", "tokenStatus": "Enabled"}"""));

        Assert.Equal(Responses.UserId, (await Soon(Connect(server).HardwareTokens.EnableAsync(Alice, "1231314525"))).UserId);
    }

    private static object Sample(Type type, int i) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(bool) => i % 2 == 0,
        var t when t == typeof(DateTime) => new DateTime(2026, 1, 1, 0, i, 0, DateTimeKind.Utc),
        var t when t == typeof(string) => $"text {i}",
        _ => new[] { $"first {i}", $"second {i}" },
    };
}
