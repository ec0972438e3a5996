using RsaCloudAdmin.Connections;

namespace RsaCloudAdmin.Commands;

/// <summary>What Connect-RsaCloudAdmin tells of a connection beside errors.</summary>
internal static class ConnectNotes
{
    /// <summary>What a person should know before anything is sent.</summary>
    public static IEnumerable<string> Warnings(RsaCloudAdminConnection connection, SignIn signIn, ConnectRow row)
    {
        if (connection.KeyIsReadableByOthers)
            yield return $"The key file {DisplayText.Quote(signIn.KeyPath!)} can be read by others on this computer. Let only its owner read it, for example with chmod 600.";
        if (row.SkipTenantCheck && connection.Issuer is { } issuer)
            yield return $"The tenant check is skipped: access tokens from the issuer {DisplayText.Quote(issuer.IdnHost)} are sent to the service {DisplayText.Quote(connection.BaseUri.IdnHost)}, whichever tenant or host they are for.";
        if (row.Proxy?.OriginalString.Length > 0 && new[] { connection.BaseUri, connection.Issuer }.FirstOrDefault(address => address?.Scheme == Uri.UriSchemeHttp) is { } plain)
            yield return $"The proxy is not used for {DisplayText.Quote(plain.GetLeftPart(UriPartial.Authority))}: what is sent by http stays in this computer.";
    }

    /// <summary>What became of the connection that had the name before; null if there is nothing to tell.</summary>
    public static string? Replaced(RsaCloudAdminConnection replaced, RsaCloudAdminConnection connection)
    {
        if (!replaced.IsOfSameTenantAndKey(connection))
            return $"Replaced the connection {DisplayText.Quote(replaced.Name)}, which was to {replaced.Place}.";
        return replaced.Scope.OrderBy(scope => scope, StringComparer.Ordinal).SequenceEqual(connection.Scope.OrderBy(scope => scope, StringComparer.Ordinal))
            ? null
            : $"Replaced the connection {DisplayText.Quote(replaced.Name)}, which had other scopes: {DisplayText.Line(string.Join(" ", replaced.Scope))}. To keep both, give each a name with -Name.";
    }
}
