using System.Globalization;
using System.Text.Json;
using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests;

/// <summary>Each value that RSA documents for a response is in the result, and no property of the result is forgotten.</summary>
public class ResponseFieldTests : CmdletTest
{
    // The property of a value that is not in the result.
    private const string LeftOut = "";

    [Fact]
    public void A_hardware_token_has_every_value_of_the_lookup() => AssertFields(
        "Get-RsaHardwareToken '000123'",
        "*",
        [
            new("tokenSerialNumber", "000123"),
            new("name", "Office", "TokenName"),
            new("pinSet", true),
            new("expiryDate", Date(9), "ExpirationDate"),
            .. Dates("registeredDate assignedAt tokenStatusChangedAt"),
            .. Texts("deviceType tokenStatus tokenStatusReason tokenStatusChangedBy tokenState assignedBy userId"),
            // All operations name a token by its serial number.
            new("id", "an id", LeftOut),
        ],
        [("Identity", "a userId"), ("EmailAddress", null), ("UserName", null)]);

    [Theory]
    [InlineData("devices", "Device")]
    [InlineData("fidoTokens", "Fido")]
    [InlineData("sidTokens", "HardwareToken")]
    public void An_authenticator_of_any_kind_has_every_value(string list, string kind) => AssertFields(
        $"Get-RsaUserAuthenticator {Responses.UserId}",
        $$"""{"{{list}}":[*]}""",
        [
            new("id", "an id", "AuthenticatorId"),
            new("userId", Responses.UserId),
            new("pinSet", true),
            new("expiryDate", Date(9), "ExpirationDate"),
            .. Dates("registeredDate updatedAt assignedAt tokenStatusChangedAt"),
            .. Texts("name deviceType capabilities browser tokenSerialNumber deviceSerialNumber tokenState tokenStatus tokenStatusReason tokenStatusChangedBy assignedBy status"),
        ],
        [("Kind", kind), ("Identity", Responses.UserId), ("EmailAddress", null), ("UserName", null)]);

    [Fact]
    public void An_administrators_event_has_every_value() => AssertFields(
        "Get-RsaAdminEvent -First 1",
        """{"elements":[*]}""",
        [
            new("eventId", 7),
            new("customerId", 17),
            new("activityCode", 80002),
            new("requiresPublish", true),
            .. Dates("eventLogDate"),
            .. Texts("eventType serverURL serverIPAddress application customerName sourceIPAddress adminUserName adminUserRole activityKey result reasonKey message"),
            .. Texts("targetObject1Id targetObject1Name targetObject1Type targetObject2Id targetObject2Name targetObject2Type"),
        ],
        [("Meaning", "Sign-in failed")]);

    [Theory]
    [InlineData("-First 1", """{"userEventLogExportEntries":[*]}""")]
    [InlineData(Responses.UserId, "[*]")]
    public void A_users_event_has_every_value(string arguments, string body) => AssertFields(
        $"Get-RsaUserEvent {arguments}",
        body,
        [
            new("userId", Responses.UserId),
            new("eventCode", "35"),
            .. Dates("eventLogDate"),
            .. Texts("eventId eventType eventLevel eventCategory serverIPAddress application tenantId customerName sourceIPAddress eventDescription method"),
            .. Texts("deviceName deviceId policyId policyName authenticationDetails assuranceLevel verboseFlag userActivityId transactionId"),
        ],
        [("Meaning", "Method is locked"), ("Identity", Responses.UserId), ("EmailAddress", null), ("UserName", null)]);

    /// <param name="command">A command that emits one object.</param>
    /// <param name="body">The response, with an asterisk in place of the object.</param>
    /// <param name="fields">All values of the object.</param>
    /// <param name="others">The properties of the result that are not values of the object.</param>
    private void AssertFields(string command, string body, Field[] fields, (string Property, object? Value)[] others)
    {
        using var service = Serve(Responses.Json(200, body.Replace("*", JsonSerializer.Serialize(fields.ToDictionary(field => field.Name, field => field.Value)), StringComparison.Ordinal)));

        var result = Assert.Single(RunCleanly(command));

        Assert.Equal(fields.Length, fields.Select(field => field.Value).Distinct().Count());
        var expected = fields.Where(field => field.Property != LeftOut).Select(field => (Property: field.Property ?? PascalCase(field.Name), Value: Shown(field.Value))).Concat(others)
            .ToDictionary(property => property.Property, property => property.Value);
        Assert.Equal(expected, result.Emitted.BaseObject.GetType().GetProperties().ToDictionary(property => property.Name, property => result[property.Name]));
    }

    // Each has a value of its own.
    private static IEnumerable<Field> Texts(string names) => names.Split(' ').Select(name => new Field(name, $"a {name}"));

    private static IEnumerable<Field> Dates(string names) => names.Split(' ').Select((name, index) => new Field(name, Date(index)));

    private static DateTime Date(int minute) => new(2026, 1, 2, 3, minute, 0, DateTimeKind.Utc);

    private static string PascalCase(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    // Ids and codes are strings in the result, whatever the service sends.
    private static object? Shown(object value) => value switch
    {
        DateTime date => date.ToLocalTime(),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => value,
    };

    /// <param name="Name">The name in the response.</param>
    /// <param name="Value">The value in the response.</param>
    /// <param name="Property">The name in the result; null for the same name.</param>
    private sealed record Field(string Name, object Value, string? Property = null);
}
