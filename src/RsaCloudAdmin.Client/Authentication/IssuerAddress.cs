using System.Text.RegularExpressions;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Finds the token endpoint from the address of an issuer that a person entered.</summary>
/// <remarks>
/// RSA's form is https://example.auth.securid.com/oauth (or auth-eu and so on). Some consoles and pages show the address of the
/// token endpoint.
/// </remarks>
internal static class IssuerAddress
{
    private const string End = "/token";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    private static readonly Regex WithMore = new("^(?<issuer>https?://[^/]+(/.*?)?/oauth)/", Options);
    private static readonly Regex HostAlone = new(@"^https://[^/@]+\.auth(-[a-z0-9]+)?\.securid\.com(:[0-9]+)?$", Options);
    private static readonly Regex Console = new(@"^https?://[^/]+(/.*)?/AdminInterface(/|$)|^https?://([^/@]+\.)?access(-[a-z0-9]+)?\.securid\.com(:[0-9]+)?(/|$)", Options);

    /// <summary>
    /// Returns the token endpoint. Keeps the case of the letters, because the issuer may compare the address with the audience of
    /// an assertion.
    /// </summary>
    /// <exception cref="FormatException">The text is the address of the service or its console.</exception>
    public static string TokenEndpoint(string text)
    {
        var address = SafeAddress.Copied(text).TrimEnd('/');
        if (Console.IsMatch(address))
            throw new FormatException("it is the address of the service or its console; the issuer has a different host, such as example.auth.securid.com.");
        if (address.EndsWith(End, StringComparison.OrdinalIgnoreCase))
            return address;
        if (HostAlone.IsMatch(address))
            return address + "/oauth" + End;
        return (WithMore.Match(address) is { Success: true } more ? more.Groups["issuer"].Value : address) + End;
    }
}
