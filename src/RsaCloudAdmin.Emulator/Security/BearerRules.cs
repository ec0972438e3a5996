using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RsaCloudAdmin.Emulator.Keys;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Emulator.Security;

/// <summary>The rules for a bearer token. The messages are those that public clients have seen.</summary>
/// <remarks>
/// Source: "Authentication for the Cloud Administration APIs": typ is JWT, alg is RS256, sub is the key's access ID, aud is the
/// address in the key file, exp is at most one hour after iat, and clocks may differ by 60 seconds. The kid identifies an
/// access token of the issuer. An expired access token is refused with 401.
/// </remarks>
internal sealed class BearerRules(KeyRing keys, Issuer issuer, TimeProvider clock, AudienceRule audience)
{
    public const string Unreadable = "Server failed to process provided access token";

    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(60);

    public TokenValidationParameters Parameters => new()
    {
        ValidateIssuer = false,
        ValidTypes = ["JWT"],
        AlgorithmValidator = (algorithm, _, token, _) => algorithm == (IsIssued((JsonWebToken)token) ? SecurityAlgorithms.EcdsaSha256 : SecurityAlgorithms.RsaSha256),
        IssuerSigningKeyResolver = (_, token, _, _) => [IsIssued((JsonWebToken)token) ? issuer.SecurityKey : KeyOf((JsonWebToken)token).SecurityKey],
        AudienceValidator = (audiences, token, _) => IsIssued((JsonWebToken)token) || IsAudience(audiences, (JsonWebToken)token),
        LifetimeValidator = (_, _, token, _) => IsIssued((JsonWebToken)token) ? IsUnexpired((JsonWebToken)token) : IsAlive((JsonWebToken)token),
    };

    private bool IsIssued(JsonWebToken token) => token.Kid == issuer.KeyId;

    private bool IsUnexpired(JsonWebToken token) => token.TryGetPayloadValue<double>("exp", out var exp) && exp * 1000 > clock.GetUtcNow().ToUnixTimeMilliseconds()
        ? true
        : throw new TokenRefusedException("Expired Access Token is not allowed", 401);

    private EmulatedApiKey KeyOf(JsonWebToken token) =>
        keys.Find(token.Subject ?? string.Empty) ?? throw new TokenRefusedException("Access Id of the access token is not valid");

    private bool IsAudience(IEnumerable<string> audiences, JsonWebToken token) =>
        audiences.ToList() is [var only] && IsAudience(only, KeyOf(token).AdminRestApiUrl) ? true : throw new TokenRefusedException("Invalid audience in access token");

    private bool IsAudience(string given, string own) => audience == AudienceRule.Strict
        ? given == own
        : Uri.TryCreate(given, UriKind.Absolute, out var address) && address.GetLeftPart(UriPartial.Authority) == new Uri(own).GetLeftPart(UriPartial.Authority);

    private bool IsAlive(JsonWebToken token)
    {
        if (!token.TryGetPayloadValue<long>("iat", out var iat) || !token.TryGetPayloadValue<long>("exp", out var exp))
            throw new TokenRefusedException(Unreadable);
        var now = clock.GetUtcNow();
        var issued = DateTimeOffset.FromUnixTimeSeconds(iat);
        var expires = DateTimeOffset.FromUnixTimeSeconds(exp);
        if (expires + Tolerance < now || issued + LongestLife + Tolerance < now)
            throw new TokenRefusedException("Expired Access Token is not allowed");
        if (issued - Tolerance > now || expires - issued > LongestLife)
            throw new TokenRefusedException(Unreadable);
        return true;
    }
}

/// <summary>A bearer token was refused, with the service's own message.</summary>
internal sealed class TokenRefusedException(string words, int status = 403) : SecurityTokenException(words)
{
    public int Status => status;
}
