using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Handlers;

/// <summary>Finds the user that the body of a request names, for operations whose path names none.</summary>
internal static class UserInBody
{
    private static readonly string[] Names = ["email", "username", "user_emails", "userEmails"];

    /// <summary>
    /// Returns the id of the tenant's user that the body names; null for none. For a list, the first user.
    /// </summary>
    public static async Task<string?> FindAsync(HttpContext http, EmulatedTenant tenant)
    {
        http.Request.EnableBuffering();
        try
        {
            using var document = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted).ConfigureAwait(false);
            var body = First(document.RootElement);
            return body.ValueKind != JsonValueKind.Object ? null : Names
                .Select(name => (Name: name, Value: body.TryGetProperty(name, out var value) ? First(value) : default))
                .Where(property => property.Value.ValueKind == JsonValueKind.String)
                .Select(property => Find(tenant, property.Name, property.Value.GetString()!))
                .FirstOrDefault(user => user is not null)?.Id.ToString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An InvalidOperationException means that an escape is half of a surrogate pair.
            return null;
        }
        finally
        {
            http.Request.Body.Position = 0;
        }
    }

    private static EmulatedUser? Find(EmulatedTenant tenant, string property, string name) =>
        property == "username" ? tenant.FindByUserName(name) : tenant.FindByEmail(name);

    private static JsonElement First(JsonElement value) =>
        value.ValueKind != JsonValueKind.Array ? value : value.GetArrayLength() > 0 ? value[0] : default;
}
