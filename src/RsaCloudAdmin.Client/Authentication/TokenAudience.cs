using RsaCloudAdmin.Client.Http;
using System.Text.Json;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Reads for which address an access token is, if it says so. It is the issuer's to verify it; here it only keeps a token from the wrong host.</summary>
internal static class TokenAudience
{
    /// <summary>
    /// The audience of a token that names addresses, and none of the service; null for any other token. What is no JWT, or
    /// has no address for its audience, tells nothing that could be compared.
    /// </summary>
    public static Uri? Elsewhere(string token, Uri service)
    {
        var addresses = Read(token).Select(Address).OfType<Uri>().ToList();
        return addresses.Exists(address => TenantHosts.IsMeantFor(address, service)) ? null : addresses.FirstOrDefault();
    }

    // The claims stand between two dots. The signature is left where it is: a copy of it would stay in memory.
    private static IReadOnlyList<string> Read(string token)
    {
        var first = token.IndexOf('.');
        var last = token.LastIndexOf('.');
        return first >= 0 && first < last && token.IndexOf('.', first + 1) == last && Decoded(token.Substring(first + 1, last - first - 1)) is { } claims
            ? Audiences(claims)
            : [];
    }

    // Every audience counts, also of claims of the same name. What cannot be decoded hides itself alone.
    private static IReadOnlyList<string> Audiences(byte[] claims)
    {
        try
        {
            var reader = new Utf8JsonReader(JsonBody.WithoutMark(claims));
            var root = JsonElement.ParseValue(ref reader);
            return root.ValueKind == JsonValueKind.Object
                ? [.. root.EnumerateObject().Where(claim => Decode(claim, static c => c.Name) == "aud").SelectMany(claim => TextsOf(claim.Value))]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> TextsOf(JsonElement value) =>
        (value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : new[] { value })
            .Where(item => item.ValueKind == JsonValueKind.String)
            .Select(item => Decode(item, static i => i.GetString())).OfType<string>();

    private static string? Decode<T>(T from, Func<T, string?> text)
    {
        try
        {
            return text(from);
        }
        catch (InvalidOperationException)
        {
            // An escape that is half of a character.
            return null;
        }
    }

    private static byte[]? Decoded(string part)
    {
        try
        {
            return Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/') + new string('=', (4 - (part.Length % 4)) % 4));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Uri? Address(string audience) =>
        Uri.TryCreate(audience.Trim(), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address : null;
}
