namespace RsaCloudAdmin.Client.Users;

/// <summary>What a text names a user by.</summary>
public static class UserName
{
    /// <summary>Whether the text is the service's own id of a user, which is a GUID with hyphens.</summary>
    public static bool IsId(string text) => Guid.TryParseExact(text, "D", out _);

    /// <summary>Whether the text is taken for an e-mail address first.</summary>
    public static bool MayBeEmail(string text) => text.Contains('@');
}
