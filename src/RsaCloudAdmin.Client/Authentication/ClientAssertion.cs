using System.IdentityModel.Tokens.Jwt;
using System.Text;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Creates the request for an access token with private_key_jwt: an assertion signed with the client's own key.</summary>
/// <remarks>Sources: RFC 7521, RFC 7523, and four public clients of RSA's token endpoint, which all agree.</remarks>
internal static class ClientAssertion
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(300);

    // Otherwise, a computer whose clock is ahead would send assertions from the future.
    private static readonly TimeSpan BackDated = TimeSpan.FromSeconds(30);

    /// <summary>Returns a new assertion with a new id, because an issuer accepts each id only once.</summary>
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

    /// <summary>Returns the form of the request. Without scopes, the issuer decides what the token allows.</summary>
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
        // FormUrlEncodedContent rejects long values on .NET Framework.
        var form = string.Join("&", fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        return new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded");
    }
}
