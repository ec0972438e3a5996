namespace RsaCloudAdmin.Client.Http;

/// <summary>The hosts that RSA's customers shared before each tenant got an address of its own.</summary>
/// <remarks>Source: "Company-specific URLs": who moves must make a new API key, since the key file holds the address.</remarks>
internal static class SharedHosts
{
    private static readonly string[] Names = ["access.securid.com", "na2.access.securid.com", "na3.access.securid.com", "access-demo.securid.com"];

    /// <summary>The domain of them all.</summary>
    public const string Domain = "securid.com";

    /// <summary>Whether an address is one of them.</summary>
    public static bool IsShared(Uri address) => Names.Contains(address.Host, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a shared host sends the tenant away.</summary>
    public static bool IsAbandoned(ServiceResponse response) =>
        response.Asked is { } asked && IsShared(asked) && (response.IsRedirect || (response.IsPage && (int)response.Status < 500));
}
