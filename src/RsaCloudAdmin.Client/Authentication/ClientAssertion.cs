using System.IdentityModel.Tokens.Jwt;
using System.Text;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Asks for an access token as private_key_jwt does it: with an assertion signed by the client's own key.</summary>
/// <remarks>Source: RFC 7521, 7523, and four public clients of RSA's token endpoint, which agree on all of this.</remarks>
internal static class ClientAssertion
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(300);

    // A computer whose clock is ahead would otherwise send assertions from the future.
    private static readonly TimeSpan BackDated = TimeSpan.FromSeconds(30);

    /// <summary>A new assertion. Each has an id of its own: an issuer takes none twice.</summary>
    public static string Sign(OAuthClient client, DateTimeOffset now)
    {
        var issued = now - BackDated;
        var claims = new JwtPayload
        {
            [JwtRegisteredClaimNames.Iss] = client.ClientId,
            [JwtRegisteredClaimNames.Sub] = client.ClientId,
            [JwtRegisteredClaimNames.Aud] = client.TokenAudience,
            [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString(),
            [JwtRegisteredClaimNames.Iat] = issued.ToUnixTimeSeconds(),
            [JwtRegisteredClaimNames.Exp] = (issued + Lifetime).ToUnixTimeSeconds(),
        };
        return client.Key.Signing.Sign(claims);
    }

    /// <summary>The request's form. Without scopes, the issuer decides what the token allows.</summary>
    public static HttpContent Form(OAuthClient client, string assertion, IReadOnlyList<string> scopes)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = client.ClientId,
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
        };
        if (scopes.Count > 0)
            fields["scope"] = string.Join(" ", scopes);
        // Not FormUrlEncodedContent: on .NET Framework it refuses long values.
        var form = string.Join("&", fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        return new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");
    }
}
