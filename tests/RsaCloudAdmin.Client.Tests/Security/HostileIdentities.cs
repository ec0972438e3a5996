namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>Ids and names that try to become something else on the way to the service.</summary>
internal static class HostileIdentities
{
    public static readonly string[] Sendable =
    [
        "../x", "..\\x", "../../v1/licenseusage", "/", "//evil.example/", "\\\\evil.example\\x", "...", "..;", "..;/x", "./x",
        "%2e%2e", "%2e%2e%2f", "%2E%2E/x", "%252e%252e%252f", "%25252e", "..%00", "..%c0%af", "%", "%%", "%zz", "%u002e",
        "a\nb", "a\rb", "a\r\nHost: evil.example\r\n\r\nDELETE / HTTP/1.1", "a\tb", "a\0b", "\u0085", "\u2028", "\u007f", "a b", " ",
        "a?b=c", "a#b", "a;b=c", "a:b", "@evil.example", "https://evil.example/", "a&b=c", "a+b", "a\"b", "a'b", "{\"a\":1}", "\\u0061", "<a>",
        // Look-alikes, other forms of the same letter, invisible characters, and text direction marks.
        "аlice", "ａｌｉｃｅ", "alıce", "ALICE", "\u212Aevin", "ſ", "é", "e\u0301", "ﬁ", "ali\u200Bce", "ali\u00ADce", "\uFEFFalice", "\u202Eecila", "a\u200Fb", "alice․", "日本", "𠮷", "👨‍👩‍👧",
    ];

    /// <summary>Identities that cannot be sent unchanged, or are much too long.</summary>
    public static readonly string[] Unsendable = ["", ".", "..", "a\ud800", "\udc00b", "\ud800\ud800", new('x', 10_000), new('日', 10_000), new string('.', 9_999) + "/"];
}
