namespace RsaCloudAdmin.Errors;

/// <summary>What to do next after a step of a connection test found a problem.</summary>
internal static class StepGuide
{
    private const string Firewall = "Check the firewall and the proxy (-Proxy of Connect-RsaCloudAdmin).";
    private const string Inspection = "A device on the network, such as a proxy that inspects TLS, may intercept the connection. Exclude this host from the inspection, or trust the device's certificate authority on this computer.";
    private const string Revocation = " If the certificate could not be checked for revocation, allow this computer to reach the authority's servers, or connect without -CheckCertificateRevocation. If the certificate was revoked, contact RSA's support before you connect again.";

    /// <returns>The advice; null if there is nothing to do.</returns>
    public static string? For(ConnectionAdvice advice, string host) => advice switch
    {
        ConnectionAdvice.ProxyAuthenticationRequired => "Connect again with -ProxyCredential.",
        ConnectionAdvice.NotTrusted => Inspection,
        ConnectionAdvice.NotTrustedOrRevoked => Inspection + Revocation,
        ConnectionAdvice.NotReached => Firewall,
        ConnectionAdvice.NotReachedByProxy => $"Check that the proxy's address is right (-Proxy of Connect-RsaCloudAdmin), that it runs, and that it allows {host}.",
        ConnectionAdvice.NameUnknown => "Check the spelling of the address, and this computer's network and DNS. Behind a proxy, connect with -Proxy.",
        ConnectionAdvice.TenantNotChecked => "If you do not want this, connect with the issuer and the -BaseUri of one tenant, without -SkipTenantCheck.",
        ConnectionAdvice.ClockUnknown => "If tokens are refused, check this computer's clock.",
        ConnectionAdvice.ClockOff => "Set this computer's clock.",
        ConnectionAdvice.KeyMayNotLookUp => "Use a key with the role Super Administrator or Help Desk Administrator, and check the tenant's license for the Administration API.",
        ConnectionAdvice.ScopesMissing => "Give the OAuth client these permissions in RSA's console and publish the change.",
        ConnectionAdvice.ScopesMissingOrLimited => "Give the OAuth client these permissions in RSA's console, publish the change, and connect without -Scope.",
        ConnectionAdvice.ClientMayNotLookUp => "Check the client's permissions in RSA's console, and the tenant's license for the Administration API.",
        ConnectionAdvice.Slow => "Lists take a long time at this rate. Check the network and the proxy. A higher -ThrottleLimit helps.",
        _ => null,
    };
}
