using System.Net;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Client.Http;

/// <summary>The rules for every address that a token or an assertion goes to.</summary>
internal static class SafeAddress
{
    // As long as browsers take.
    private const int LongestAddress = 2048;

    private static readonly Regex LocalName = new("^https?://localhost([:/?#]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <exception cref="FormatException">The text is no address that a secret may be sent to; the message says why.</exception>
    public static Uri Parse(string text)
    {
        if (text.Length > LongestAddress)
            throw new FormatException($"it is longer than {LongestAddress} characters.");
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            throw new FormatException("it is not an https address.");
        if (uri.Scheme == Uri.UriSchemeHttp && !IsThisComputer(uri))
            throw new FormatException("it must begin with https, so that nobody on the way can read the token.");
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw new FormatException("an address of the service has no user name, no '?' and no '#'.");
        return uri;
    }

    /// <summary>Whether what is sent to an address stays in this computer.</summary>
    /// <remarks>
    /// Uri.IsLoopback is more generous: it takes IPv4-compatible addresses such as ::127.0.0.1, which may be routed, and the
    /// name loopback, which Uri reads as localhost and other programs ask a name server for.
    /// </remarks>
    public static bool IsThisComputer(Uri address)
    {
        if (address.HostNameType == UriHostNameType.Dns)
            return address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) && LocalName.IsMatch(address.OriginalString);
        var text = address.DnsSafeHost;
        // A zone chooses the network that the request leaves by.
        return text.IndexOf('%') < 0 && IPAddress.TryParse(text, out var literal)
            && IPAddress.IsLoopback(literal.IsIPv4MappedToIPv6 ? literal.MapToIPv4() : literal);
    }

    /// <summary>An address as it was copied from somewhere, without blanks around it and without the query and the fragment that a browser's address bar shows.</summary>
    public static string Copied(string text) => text.Split('?', '#')[0].Trim();

    /// <summary>Scheme, host and port for a message, without user name and password; null if the host is no name that could go over the wire.</summary>
    public static string? Origin(Uri address) => Authority(address) is { } authority ? $"{address.Scheme}://{authority}" : null;

    /// <summary>Host and port for a message, the port unless it is the scheme's usual one; null if the host is no name that could go over the wire.</summary>
    public static string? Authority(Uri address)
    {
        try
        {
            // As it goes over the wire, so that no letter looks like another.
            var host = DisplayText.Line(address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost);
            return address.IsDefaultPort ? host : $"{host}:{address.Port}";
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    /// <summary>An address in brackets, for a message; empty if it may hold what nobody should see.</summary>
    /// <remarks>Somebody may have pasted a key there, or put a password into the address.</remarks>
    public static string Shown(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http")
        ? $" ({DisplayText.Quote(uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))})"
        : string.Empty;
}
