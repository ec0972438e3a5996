using System.Net;
using System.Text.RegularExpressions;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Checks the addresses that tokens and assertions are sent to, and formats addresses for messages.</summary>
internal static class SafeAddress
{
    // The longest address that browsers accept.
    private const int LongestAddress = 2048;

    private static readonly Regex LocalName = new("^https?://localhost([:/?#]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <exception cref="FormatException">The text is not an address that a secret may be sent to; the message says why.</exception>
    public static Uri Parse(string text)
    {
        if (text.Length > LongestAddress)
            throw new FormatException($"it is longer than {LongestAddress} characters.");
        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            throw new FormatException("it is not an https address.");
        if (uri.Scheme == Uri.UriSchemeHttp && !IsThisComputer(uri))
            throw new FormatException("it must begin with https; otherwise, others could read the token.");
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw new FormatException("it must not contain a user name, '?' or '#'.");
        return Authority(uri) is null ? throw new FormatException("its host is not a valid name.") : uri;
    }

    /// <summary>Whether data that is sent to an address stays on this computer.</summary>
    /// <remarks>
    /// Uri.IsLoopback accepts more: IPv4-compatible addresses such as ::127.0.0.1, which can be routed, and the name loopback,
    /// which Uri reads as localhost and other programs resolve with a name server.
    /// </remarks>
    public static bool IsThisComputer(Uri address)
    {
        if (address.HostNameType == UriHostNameType.Dns)
            return address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) && LocalName.IsMatch(address.OriginalString);
        var text = address.DnsSafeHost;
        // A zone selects the network that the request leaves through.
        return text.IndexOf('%') < 0 && IPAddress.TryParse(text, out var literal)
            && IPAddress.IsLoopback(literal.IsIPv4MappedToIPv6 ? literal.MapToIPv4() : literal);
    }

    /// <summary>Returns a copied address without spaces around it, and without the query and fragment that a browser's address bar shows.</summary>
    public static string Copied(string text) => text.Split('?', '#')[0].Trim();

    /// <summary>Returns scheme, host and port for a message, without user name and password; null if the host is not a valid name.</summary>
    public static string? Origin(Uri address) => Authority(address) is { } authority ? $"{address.Scheme}://{authority}" : null;

    /// <summary>Returns host and port for a message, without the scheme's default port; null if the host is not a valid name.</summary>
    public static string? Authority(Uri address)
    {
        try
        {
            // The form that is sent over the network shows letters that only look alike.
            var host = DisplayText.Line(address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost);
            return address.IsDefaultPort ? host : $"{host}:{address.Port}";
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    /// <summary>Returns an address in parentheses, for a message; empty if it may contain a secret.</summary>
    /// <remarks>The user may have pasted a key, or put a password into the address.</remarks>
    public static string Shown(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http") && Authority(uri) is not null
        ? $" ({DisplayText.Quote(uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped))})"
        : string.Empty;
}
