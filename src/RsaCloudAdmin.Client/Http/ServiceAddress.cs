using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Client.Http;

/// <summary>The one place that requests, and with them the bearer token, go to.</summary>
/// <remarks>
/// RSA's pages and public clients show the address with "/v1", with a trailing slash and with neither;
/// all three come to the same base here, and so does what lies below it: the console's pages, and paths of the API.
/// </remarks>
internal sealed class ServiceAddress
{
    private const string Root = "/AdminInterface/restapi";

    // The service's ids are GUIDs; .NET Framework makes no address of a very long text.
    private const int LongestId = 255;

    // What may be in front is a proxy's.
    private static readonly Regex Known = new(
        "^(?<front>.*?)(/AdminInterface([/;].*)?|/restapi(/.*)?|/v[12](/users(/.*)?)?)?/*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private ServiceAddress(Uri @base) => Base = @base;

    /// <summary>Ends in <c>/AdminInterface/restapi</c>.</summary>
    public Uri Base { get; }

    /// <exception cref="FormatException">The text is no address that a token may be sent to; the message says why.</exception>
    public static ServiceAddress Parse(string text)
    {
        var uri = SafeAddress.Parse(text);
        var front = Known.Match(uri.AbsolutePath).Groups["front"].Value.TrimEnd('/');
        return new ServiceAddress(new UriBuilder(uri.Scheme, uri.HostNameType == UriHostNameType.Dns ? uri.IdnHost : uri.Host, uri.Port, front + Root).Uri);
    }

    /// <summary>Reads an address that a person copied, from a browser maybe.</summary>
    /// <exception cref="FormatException">The text is no address that a token may be sent to; the message says why.</exception>
    public static ServiceAddress ParseCopied(string text) => Parse(SafeAddress.Copied(text));

    /// <summary>The address of a path below the base, such as "v1/users/lookup".</summary>
    public Uri At(string path) => new($"{Base.AbsoluteUri}/{path}");

    /// <summary>One segment of a path, whatever the text: it stays data and cannot climb to another path.</summary>
    /// <exception cref="RsaCloudAdminException">
    /// The text is "." or "..", which no escaping keeps from climbing, or empty, which leaves the address of something
    /// else, or far longer than any id, or has half of a character in it.
    /// </exception>
    public static string Segment(string text)
    {
        if (text is "" or "." or ".." || text.Length > LongestId)
            throw new RsaCloudAdminException(RsaErrorReason.InvalidRequest, $"Could not make the request: {DisplayText.Quote(text)} is not an id.");

        // As the service's own ids are.
        return text.All(IsPlain) ? text : Uri.EscapeDataString(WellFormedText.Require(text));
    }

    // Needs no escaping, whatever stands beside it.
    private static bool IsPlain(char character) => character is '-' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
