using System.Text.Json;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Handlers;

/// <summary>Finds the user that the body of a request names, for operations whose path names none.</summary>
internal static class UserInBody
{
    private static readonly string[] Names = ["email", "username", "user_emails", "userEmails"];

    /// <summary>
    /// Returns the id of the tenant's user that the body names; null for none. For a list, the first user.
    /// </summary>
    public static string? Find(JsonElement body, EmulatedTenant tenant)
    {
        try
        {
            var named = First(body);
            return named.ValueKind != JsonValueKind.Object ? null : Names
                .Select(name => (Name: name, Value: named.TryGetProperty(name, out var value) ? First(value) : default))
                .Where(property => property.Value.ValueKind == JsonValueKind.String)
                .Select(property => Find(tenant, property.Name, property.Value.GetString()!))
                .FirstOrDefault(user => user is not null)?.Id.ToString();
        }
        catch (InvalidOperationException)
        {
            // An escape is half of a surrogate pair.
            return null;
        }
    }

    private static EmulatedUser? Find(EmulatedTenant tenant, string property, string name) =>
        property == "username" ? tenant.FindByUserName(name) : tenant.FindByEmail(name);

    private static JsonElement First(JsonElement value) =>
        value.ValueKind != JsonValueKind.Array ? value : value.GetArrayLength() > 0 ? value[0] : default;
}
