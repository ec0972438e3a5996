namespace RsaCloudAdmin.Client.Http;

/// <summary>Determines from the hosts of addresses whether they belong to the same tenant.</summary>
/// <remarks>
/// Sources: "Access APIs" and four public clients. A tenant's issuer is at example.auth.securid.com, and its service is at
/// example.access.securid.com; in a region, at example.auth-eu and example.access-eu. The domain is not compared with a list,
/// because government tenants have other domains, which are not known here.
/// </remarks>
internal static class TenantHosts
{
    private const string IssuerName = "auth";
    private const string ServiceName = "access";

    // The least number of labels in a registered domain.
    private const int DomainLabels = 2;

    /// <summary>Whether an issuer's tokens may be sent to the service.</summary>
    public static bool BelongTogether(Uri issuer, Uri service) =>
        // The token goes back to the server that issued it.
        IsOneOrigin(issuer, service)
        || (SafeAddress.IsThisComputer(issuer) && SafeAddress.IsThisComputer(service))
        || (Labels(issuer) is { } from && Labels(service) is { } to && (IsPair(from, to) || (SharedHosts.IsShared(service) && IsOfSharedHosts(from, IssuerName))));

    /// <summary>Whether a token with this audience may be sent to the service.</summary>
    /// <remarks>No source says which of a tenant's two addresses an access token names, so both are accepted.</remarks>
    public static bool IsMeantFor(Uri audience, Uri service) =>
        BelongTogether(audience, service)
        || (Labels(audience) is { } named && Labels(service) is { } asked
            && (named.SequenceEqual(asked)
                || ((SharedHosts.IsShared(audience) || SharedHosts.IsShared(service)) && IsOfSharedHosts(named, ServiceName) && IsOfSharedHosts(asked, ServiceName))));

    private static bool IsOneOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && SafeAddress.Authority(one) is { } authority && authority.Equals(SafeAddress.Authority(other), StringComparison.OrdinalIgnoreCase);

    // The hosts differ in one label: auth in the issuer, access in the service, with the same region.
    private static bool IsPair(string[] issuer, string[] service)
    {
        if (issuer.Length != service.Length)
            return false;
        var at = Enumerable.Range(0, issuer.Length).Where(i => issuer[i] != service[i]).ToList();
        return at.Count == 1 && at[0] > 0 && at[0] < issuer.Length - DomainLabels
            && Region(issuer[at[0]], IssuerName) is { } region && region == Region(service[at[0]], ServiceName);
    }

    private static bool IsOfSharedHosts(string[] labels, string name) =>
        labels.Length > DomainLabels && string.Join(".", labels.Skip(labels.Length - DomainLabels)) == SharedHosts.Domain && Region(labels[labels.Length - DomainLabels - 1], name) is not null;

    // Empty for the Americas; null for any other label.
    private static string? Region(string label, string name) =>
        label == name ? string.Empty : label.StartsWith($"{name}-", StringComparison.Ordinal) ? label.Substring(name.Length) : null;

    // The form that is sent over the network shows letters that only look alike.
    private static string[]? Labels(Uri address)
    {
        if (address.HostNameType != UriHostNameType.Dns)
            return null;
        try
        {
            var labels = address.IdnHost.ToLowerInvariant().Split('.');
            return labels.All(label => label.Length > 0) ? labels : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
