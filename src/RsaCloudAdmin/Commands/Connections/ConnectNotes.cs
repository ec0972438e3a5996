using RsaCloudAdmin.Connections;

namespace RsaCloudAdmin.Commands;

/// <summary>The messages of Connect-RsaCloudAdmin that are not errors.</summary>
internal static class ConnectNotes
{
    /// <summary>Returns the warnings to write before anything is sent.</summary>
    public static IEnumerable<string> Warnings(RsaCloudAdminConnection connection, SignIn signIn, ConnectRow row)
    {
        if (connection.KeyIsReadableByOthers)
            yield return $"The key file {DisplayText.Quote(signIn.KeyPath!)} can be read by other users of this computer. Allow only its owner to read it, for example with chmod 600.";
        if (row.SkipTenantCheck && connection.Issuer is { } issuer)
            yield return $"The tenant check is skipped: access tokens from the issuer {DisplayText.Quote(issuer.IdnHost)} are sent to the service {DisplayText.Quote(connection.BaseUri.IdnHost)}, even if they are for another tenant or host.";
        if (row.Proxy?.OriginalString.Length > 0 && new[] { connection.BaseUri, connection.Issuer }.FirstOrDefault(address => address?.Scheme == Uri.UriSchemeHttp) is { } plain)
            yield return $"The proxy is not used for {DisplayText.Quote(plain.GetLeftPart(UriPartial.Authority))}: requests over http stay on this computer.";
    }

    /// <summary>Returns how the connection that had the same name differs from the new one; null if it has the same tenant, key and scopes.</summary>
    public static string? Replaced(RsaCloudAdminConnection replaced, RsaCloudAdminConnection connection)
    {
        if (!replaced.IsOfSameTenantAndKey(connection))
            return $"Replaced the connection {DisplayText.Quote(replaced.Name)}, which was connected to {replaced.Place}.";
        return replaced.Scope.OrderBy(scope => scope, StringComparer.Ordinal).SequenceEqual(connection.Scope.OrderBy(scope => scope, StringComparer.Ordinal))
            ? null
            : $"Replaced the connection {DisplayText.Quote(replaced.Name)}, which had other scopes: {DisplayText.Line(string.Join(" ", replaced.Scope))}. To keep both, give each a name with -Name.";
    }
}
