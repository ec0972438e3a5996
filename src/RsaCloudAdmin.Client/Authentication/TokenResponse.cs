using System.Text.Json.Serialization;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>The issuer's response with a token (RFC 6749, 5.1).</summary>
internal sealed class TokenResponse
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; set; }

    [JsonPropertyName("token_type")]
    public string? TokenType { get; set; }

    /// <summary>The scopes, separated by spaces.</summary>
    public string? Scope { get; set; }

    /// <summary>The lifetime of the token in seconds.</summary>
    [JsonPropertyName("expires_in")]
    public string? ExpiresIn { get; set; }
}
