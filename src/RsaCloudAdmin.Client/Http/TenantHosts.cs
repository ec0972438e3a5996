namespace RsaCloudAdmin.Client.Http;

/// <summary>Tells by their hosts whether addresses belong to one tenant.</summary>
/// <remarks>
/// Sources: "Access APIs" and four public clients: a tenant's issuer is at example.auth.securid.com and its service at
/// example.access.securid.com, in a region at example.auth-eu and example.access-eu. The domain is not compared with a list:
/// government tenants have others, which are not known here.
/// </remarks>
internal static class TenantHosts
{
    private const string IssuerName = "auth";
    private const string ServiceName = "access";

    // What a domain that somebody registered has at least.
    private const int DomainLabels = 2;

    /// <summary>Whether an issuer's tokens may go to the service.</summary>
    public static bool BelongTogether(Uri issuer, Uri service) =>
        // The token goes back to where it came from.
        IsOneOrigin(issuer, service)
        || (SafeAddress.IsThisComputer(issuer) && SafeAddress.IsThisComputer(service))
        || (Labels(issuer) is { } from && Labels(service) is { } to && (IsPair(from, to) || (SharedHosts.IsShared(service) && IsOfSharedHosts(from, IssuerName))));

    /// <summary>Whether a token that names the audience may go to the service.</summary>
    /// <remarks>No source tells which of a tenant's two addresses an access token names, so that either is taken.</remarks>
    public static bool IsMeantFor(Uri audience, Uri service) =>
        BelongTogether(audience, service)
        || (Labels(audience) is { } named && Labels(service) is { } asked
            && (named.SequenceEqual(asked)
                || ((SharedHosts.IsShared(audience) || SharedHosts.IsShared(service)) && IsOfSharedHosts(named, ServiceName) && IsOfSharedHosts(asked, ServiceName))));

    private static bool IsOneOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && SafeAddress.Authority(one) is { } authority && authority.Equals(SafeAddress.Authority(other), StringComparison.OrdinalIgnoreCase);

    // Equal but for one label, which is auth in the one host and access in the other, with the same region.
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

    // Empty for the Americas; null if the label is another.
    private static string? Region(string label, string name) =>
        label == name ? string.Empty : label.StartsWith($"{name}-", StringComparison.Ordinal) ? label.Substring(name.Length) : null;

    // As they go over the wire, so that no letter looks like another.
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
