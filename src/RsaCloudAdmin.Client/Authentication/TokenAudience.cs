using RsaCloudAdmin.Client.Http;
using System.Text.Json;
using RsaCloudAdmin.Client.Json;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Reads the audience of an access token. This does not verify the token; it only keeps the token from the wrong host.</summary>
internal static class TokenAudience
{
    /// <summary>
    /// Returns the audience of a token that names addresses, if none of them belongs to the service; otherwise null. Also null
    /// for a token that is not a JWT or whose audience is not an address.
    /// </summary>
    public static Uri? Elsewhere(string token, Uri service)
    {
        var addresses = Read(token).Select(Address).OfType<Uri>().ToList();
        return addresses.Exists(address => TenantHosts.IsMeantFor(address, service)) ? null : addresses.FirstOrDefault();
    }

    // The claims are between the two dots. The signature is not copied, because the copy would stay in memory.
    private static IReadOnlyList<string> Read(string token)
    {
        var first = token.IndexOf('.');
        var last = token.LastIndexOf('.');
        return first < last && token.IndexOf('.', first + 1) == last && Decoded(token.Substring(first + 1, last - first - 1)) is { } claims
            ? Audiences(claims)
            : [];
    }

    // All audiences count, even from several claims with the same name. If one cannot be decoded, the others still count.
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
            // An escape is half of a surrogate pair.
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
