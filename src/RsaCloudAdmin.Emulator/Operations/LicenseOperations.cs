using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Emulator.Operations;

/// <summary>"Cloud Administration License Usage API", version 1.</summary>
internal static class LicenseOperations
{
    public static Route[] Routes { get; } =
    [
        new(Operation.LicenseUsage, "GET", "v1/licenseusage", Usage) { Scope = OAuthScopes.LicenseUsage },
    ];

    private static EmulatedResponse Usage(EmulatedRequest request)
    {
        var users = request.Tenant.Users.Count;
        return EmulatedResponse.Ok(body =>
        {
            body.WriteNumber("mfaLicensesUsed", users);
            body.WriteNumber("usersWithThirdPartyFidoAuthenticators", 0);
            // Guess: the names below. The first two are those of version 2.
            body.WriteNumber("smsAndVoiceTokencodesSent", 0);
            body.WriteNumber("activeUsers", users);
            body.WriteNumber("activeUsersPreviousMonth", users);
        });
    }
}
