namespace RsaCloudAdmin.Client.Http;

/// <summary>The hosts that RSA's customers shared before each tenant got its own address.</summary>
/// <remarks>Source: "Company-specific URLs". A customer who moves must create a new API key, because the key file contains the address.</remarks>
internal static class SharedHosts
{
    private static readonly string[] Names = ["access.securid.com", "na2.access.securid.com", "na3.access.securid.com", "access-demo.securid.com"];

    /// <summary>The domain of all these hosts.</summary>
    public const string Domain = "securid.com";

    public static bool IsShared(Uri address) => Names.Contains(address.Host, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the response shows that a shared host no longer serves the tenant.</summary>
    public static bool IsAbandoned(ServiceResponse response) =>
        response.Asked is { } asked && IsShared(asked) && (response.IsRedirect || (response.IsPage && (int)response.Status < 500));
}
