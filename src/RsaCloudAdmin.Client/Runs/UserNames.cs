namespace RsaCloudAdmin.Client.Runs;

/// <summary>Distinguishes the ids and names of users by their form.</summary>
internal static class UserNames
{
    /// <summary>Whether the text is a user's id in the service.</summary>
    /// <remarks>Guid.TryParseExact also accepts signs, prefixes and blanks. The service compares the exact text.</remarks>
    public static bool IsId(string text) => Guid.TryParseExact(text, "D", out var id) && text.Equals(id.ToString("D"), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text contains an @, and is looked up as an e-mail address first.</summary>
    public static bool MayBeEmail(string text) => text.Contains('@');
}
