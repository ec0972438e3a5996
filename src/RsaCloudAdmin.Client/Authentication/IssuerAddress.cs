using System.Text.RegularExpressions;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>The token endpoint that is meant by what people give as an issuer's address.</summary>
/// <remarks>RSA's form is https://example.auth.securid.com/oauth (or auth-eu and the like); some consoles and pages show the token endpoint itself.</remarks>
internal static class IssuerAddress
{
    private const string End = "/token";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly Regex WithMore = new("^(?<issuer>https?://[^/]+(/.*?)?/oauth)/", Options);
    private static readonly Regex HostAlone = new(@"^https://[^/@]+\.auth(-[a-z0-9]+)?\.securid\.com(:[0-9]+)?$", Options);
    private static readonly Regex Console = new(@"^https?://[^/]+(/.*)?/AdminInterface(/|$)|^https?://([^/@]+\.)?access(-[a-z0-9]+)?\.securid\.com(:[0-9]+)?(/|$)", Options);

    /// <summary>The token endpoint, the letters as they were given: the issuer may compare it so with an assertion's audience.</summary>
    /// <exception cref="FormatException">It is the address of something else.</exception>
    public static string TokenEndpoint(string text)
    {
        var address = SafeAddress.Copied(text).TrimEnd('/');
        if (Console.IsMatch(address))
            throw new FormatException("it is the address of the service or its console; the issuer has another host, such as example.auth.securid.com.");
        if (address.EndsWith(End, StringComparison.OrdinalIgnoreCase))
            return address;
        if (HostAlone.IsMatch(address))
            return address + "/oauth" + End;
        return (WithMore.Match(address) is { Success: true } more ? more.Groups["issuer"].Value : address) + End;
    }
}
