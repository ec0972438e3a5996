using System.Globalization;
using RsaCloudAdmin.Emulator.Http;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Emulator.Operations;

/// <summary>"Cloud Administration License Usage API".</summary>
internal static class LicenseOperations
{
    public static Route[] Routes { get; } =
    [
        new(Operation.LicenseUsage, "GET", "v1/licenseusage", Usage) { Scope = OAuthScopes.LicenseUsage },
    ];

    private static EmulatedResponse Usage(EmulatedRequest request)
    {
        var users = request.Tenant.Users.Count;
        var now = request.Clock.GetUtcNow();
        return EmulatedResponse.Ok(body =>
        {
            body.WriteNumber("mfaLicensesUsed", users);
            body.WriteNumber("usersWithThirdPartyFidoAuthenticators", 0);
            body.WriteNumber("smsAndVoiceTokencodesSent", 0);
            body.WriteNumber("activeUsers", users);
            body.WriteDate("lastUpdatedAt", now);
            body.WriteString("month", now.ToString("MMM yyyy", CultureInfo.InvariantCulture));
        });
    }
}
