using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Requests;

/// <summary>Checks that a path stays below the base address of the service, because each request contains the access token.</summary>
internal static class RequestPath
{
    private const string Separator = "://";

    /// <summary>Returns the path relative to the base address, with its query. It is escaped.</summary>
    /// <param name="path">The path or the whole address, as a person wrote it.</param>
    /// <param name="query">Parameters to add to the query.</param>
    /// <param name="address">The service.</param>
    /// <exception cref="RsaCloudAdminException">The path leaves the base address, or is not a path.</exception>
    public static string Parse(string path, IEnumerable<KeyValuePair<string, string>> query, ServiceAddress address)
    {
        var parts = WellFormedText.Require(path.Trim()).Split(['?'], 2);
        var relative = Relative(parts[0], path, address);
        if (!IsSafe(relative) || path.Contains('#'))
            throw Invalid(path, "It must be a path below the API's base address, such as v1/licenseusage, without empty parts, '.', '..', '\\' and '#'.");

        var pairs = (parts.Length > 1 ? parts[1].Split('&') : []).Concat(query.Select(pair => $"{Escape(pair.Key)}={Escape(pair.Value)}")).Where(pair => pair.Length > 0).ToList();
        var whole = address.At(pairs.Count == 0 ? relative : $"{relative}?{string.Join("&", pairs)}").AbsoluteUri;
        var root = $"{address.Base.AbsoluteUri}/";
        // .NET's own reading of the address decides where the token goes.
        return whole.StartsWith(root, StringComparison.Ordinal) ? whole.Substring(root.Length) : throw Elsewhere(path, address);
    }

    // People copy whole addresses from documentation and from the console.
    private static string Relative(string text, string path, ServiceAddress address)
    {
        var root = text.Contains(Separator) ? address.Base.AbsoluteUri : address.Base.AbsolutePath;
        if (text.StartsWith($"{root}/", StringComparison.OrdinalIgnoreCase))
            return text.Substring(root.Length + 1);
        return text.Contains(Separator) || text.StartsWith("//", StringComparison.Ordinal) ? throw Elsewhere(path, address) : text.TrimStart('/');
    }

    // One path of the API ends with a slash.
    private static bool IsSafe(string path) =>
        (path.Length > 0 && path[path.Length - 1] == '/' ? path.Substring(0, path.Length - 1) : path).Split('/').All(IsSafeSegment);

    // Some servers read "..;x" and "%2e%2e" as "..", and "%5c" as "/".
    private static bool IsSafeSegment(string segment)
    {
        var plain = Uri.UnescapeDataString(Uri.UnescapeDataString(segment));
        return plain.Split(';')[0].Trim() is not ("" or "." or "..") && !plain.Any(character => character is '\\' or '/' or '#' || char.IsControl(character));
    }

    private static string Escape(string text) => Uri.EscapeDataString(WellFormedText.Require(text));

    private static RsaCloudAdminException Elsewhere(string path, ServiceAddress address) =>
        Invalid(path, $"It leads to another address than the connection's, {DisplayText.Quote(address.Base.AbsoluteUri)}. The access token is sent only there.");

    private static RsaCloudAdminException Invalid(string path, string why) =>
        new(RsaErrorReason.InvalidRequest, $"Could not send a request to {DisplayText.Quote(path)}. {why}");
}
