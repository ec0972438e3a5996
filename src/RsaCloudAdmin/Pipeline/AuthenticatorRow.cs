namespace RsaCloudAdmin.Pipeline;

/// <summary>Reads rows that Get-RsaUserAuthenticator emitted, also after they were exported and imported.</summary>
internal static class AuthenticatorRow
{
    /// <summary>Returns the kind of the authenticator in a row; null if the row is not an authenticator.</summary>
    public static RsaAuthenticatorKind? KindOf(RowColumns row)
    {
        // Rows of other origins have a column Kind too.
        if (!row.Find(nameof(RsaUserAuthenticator.AuthenticatorId)).Any())
            return null;
        var texts = row.Values([nameof(RsaUserAuthenticator.Kind)]).Select(CellText.Read).ToList();
        foreach (RsaAuthenticatorKind kind in Enum.GetValues(typeof(RsaAuthenticatorKind)))
        {
            if (texts.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase))
                return kind;
        }

        return null;
    }
}
