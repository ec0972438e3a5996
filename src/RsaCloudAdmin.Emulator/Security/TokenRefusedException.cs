using Microsoft.IdentityModel.Tokens;

namespace RsaCloudAdmin.Emulator.Security;

/// <summary>A bearer token is refused, in the service's own words.</summary>
internal sealed class TokenRefusedException(string words, int status = 403) : SecurityTokenException(words)
{
    public int Status => status;
}
