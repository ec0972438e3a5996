namespace RsaCloudAdmin;

/// <summary>Tells the text of a key from the path of a key file: who gives the one for the other must not find it in an error.</summary>
internal static class KeyText
{
    /// <summary>What the error says.</summary>
    public const string InPlaceOfPath = "What was given for the path of a key file is the text of a key. It is not shown here.";

    public static bool Is(string path) =>
        path.IndexOf("PRIVATE KEY-", StringComparison.Ordinal) >= 0 || (path.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith("{", StringComparison.Ordinal) && path.IndexOf('"') >= 0);
}
