using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Client.Http;

/// <summary>The only address that requests, and with them the bearer token, are sent to.</summary>
/// <remarks>
/// RSA's pages and public clients show the address with "/v1", with a trailing slash, and with neither. All three give the same
/// base. So do addresses below it: the console's pages, and paths of the API.
/// </remarks>
internal sealed class ServiceAddress
{
    private const string Root = "/AdminInterface/restapi";

    // The service's ids are GUIDs. .NET Framework cannot create an address from a very long string.
    private const int LongestId = 255;

    // The part in front can come from a proxy.
    private static readonly Regex Known = new(
        "^(?<front>.*?)(/AdminInterface([/;].*)?|/restapi(/.*)?|/v[12](/users(/.*)?)?)?/*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private ServiceAddress(Uri @base) => Base = @base;

    /// <summary>The base address. It ends in <c>/AdminInterface/restapi</c>.</summary>
    public Uri Base { get; }

    /// <exception cref="FormatException">The text is not an address that a token may be sent to; the message says why.</exception>
    public static ServiceAddress Parse(string text)
    {
        var uri = SafeAddress.Parse(text);
        var front = Known.Match(uri.AbsolutePath).Groups["front"].Value.TrimEnd('/');
        return new ServiceAddress(new UriBuilder(uri.Scheme, uri.HostNameType == UriHostNameType.Dns ? uri.IdnHost : uri.Host, uri.Port, front + Root).Uri);
    }

    /// <summary>Reads an address that a person copied, for example from a browser.</summary>
    /// <exception cref="FormatException">The text is not an address that a token may be sent to; the message says why.</exception>
    public static ServiceAddress ParseCopied(string text) => Parse(SafeAddress.Copied(text));

    /// <summary>Returns the address of a path below the base, such as "v1/users/lookup".</summary>
    public Uri At(string path) => new($"{Base.AbsoluteUri}/{path}");

    /// <summary>Returns the address of an escaped path below the base. The address contains exactly this path.</summary>
    /// <remarks>
    /// In an older mode of .NET Framework, <see cref="Uri"/> unescapes "%2F" and removes "..", and it drops some invisible
    /// characters. The address would then be of another user, or of another operation.
    /// </remarks>
    /// <exception cref="RsaCloudAdminException">This version of .NET would send another path.</exception>
    public Uri AtExactly(string path)
    {
        var address = At(path);
        return address.AbsoluteUri == $"{Base.AbsoluteUri}/{path}"
            ? address
            : throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not make the request: this version of .NET would change the path {DisplayText.Quote(path)}. Nothing was sent.");
    }

    /// <summary>Returns a text as one segment of a path. Whatever the text is, it stays data and cannot change the path.</summary>
    /// <exception cref="RsaCloudAdminException">
    /// The text is "." or "..", which escaping does not make safe; or it is empty, which gives another address; or it is far
    /// longer than any id; or it contains half of a surrogate pair.
    /// </exception>
    public static string Segment(string text)
    {
        if (text is "" or "." or ".." || text.Length > LongestId)
            throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not make the request: {DisplayText.Quote(text)} cannot be used as an id.");

        // The service's own ids need no escaping.
        return text.All(IsPlain) ? text : Uri.EscapeDataString(WellFormedText.Require(text));
    }

    // Needs no escaping, whatever characters are next to it.
    private static bool IsPlain(char character) => character is '-' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
