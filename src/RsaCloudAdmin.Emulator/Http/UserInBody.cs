using System.Text.Json;
using Microsoft.AspNetCore.Http;
using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Http;

/// <summary>Finds the user that the body of a request names, for operations whose path names none.</summary>
internal static class UserInBody
{
    private static readonly string[] Names = ["email", "username", "user_emails", "userEmails"];

    /// <summary>Returns the id of the user; null if the body names none of the tenant's. In a list, the first one counts.</summary>
    public static async Task<string?> FindAsync(HttpContext http, EmulatedTenant tenant)
    {
        http.Request.EnableBuffering();
        try
        {
            using var document = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted).ConfigureAwait(false);
            var body = First(document.RootElement);
            return body.ValueKind != JsonValueKind.Object ? null : Names
                .Select(name => body.TryGetProperty(name, out var value) ? First(value) : default)
                .Where(value => value.ValueKind == JsonValueKind.String)
                .Select(value => tenant.FindByEmail(value.GetString()!) ?? tenant.FindByUserName(value.GetString()!))
                .FirstOrDefault(user => user is not null)?.Id.ToString();
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            http.Request.Body.Position = 0;
        }
    }

    private static JsonElement First(JsonElement value) =>
        value.ValueKind != JsonValueKind.Array ? value : value.GetArrayLength() > 0 ? value[0] : default;
}
