using System.Text.RegularExpressions;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>An OAuth client of the Cloud Authentication Service: its id and key, its issuer, and the address of the service.</summary>
/// <remarks>
/// RSA's console shows the client's id, the issuer's address (such as https://example.auth.securid.com/oauth) and the address of
/// the Administration API (such as https://example.access.securid.com/AdminInterface/restapi).
/// </remarks>
public sealed class OAuthClient : IDisposable
{
    // RFC 6749, appendix A.4.
    private static readonly Regex ScopeForm = new(@"^[\x21\x23-\x5B\x5D-\x7E]+$", RegexOptions.CultureInvariant);

    /// <summary>Creates an OAuth client. It takes ownership of the key and disposes it.</summary>
    /// <param name="clientId">The client's id.</param>
    /// <param name="issuer">The issuer's address as the console shows it, or the address of its token endpoint.</param>
    /// <param name="baseUri">The address of the Administration API, or of any page of the console below it.</param>
    /// <param name="key">The client's private key.</param>
    /// <param name="scopes">
    /// The scopes that all its tokens are requested with. The default is null: each token is requested with the scopes that a
    /// call needs.
    /// </param>
    /// <exception cref="RsaKeyException">One of the values cannot be used; the message says which one.</exception>
    public OAuthClient(string clientId, string issuer, string baseUri, OAuthKey key, IReadOnlyList<string>? scopes = null)
    {
        if (KeyTextDetector.Is(clientId))
            throw new RsaKeyException(RsaKeyFault.KeyMisplaced, KeyTextDetector.InPlaceOf("the client's id"));
        ClientId = clientId;
        Key = key;
        Address = Parsed("service's address", RsaKeyFault.BaseUriNotUsable, baseUri, ServiceAddress.ParseCopied);
        TokenAudience = Parsed("issuer's address", RsaKeyFault.IssuerNotUsable, issuer, IssuerAddress.TokenEndpoint);
        TokenUri = Parsed("issuer's address", RsaKeyFault.IssuerNotUsable, TokenAudience, SafeAddress.Parse);
        Issuer = new Uri(TokenAudience.Substring(0, TokenAudience.Length - "/token".Length));
        Scopes = [.. (scopes ?? []).Distinct(StringComparer.Ordinal)];
        if (Scopes.FirstOrDefault(scope => !ScopeForm.IsMatch(scope)) is { } bad)
            throw new RsaKeyException(RsaKeyFault.ScopeNotUsable, $"{Shown(bad)} is not a scope. Scopes are words such as {ServiceOperations.LookUpUser.Scope}.");
    }

    /// <summary>All scopes that the operations of this library need, in alphabetical order.</summary>
    public static IReadOnlyList<string> DefaultScopes { get; } =
        [.. ServiceOperations.All.Select(operation => operation.RequestedScope).OfType<string>().Distinct().OrderBy(scope => scope, StringComparer.Ordinal)];

    /// <summary>The id that identifies the client to the issuer. It is not a secret.</summary>
    public string ClientId { get; }

    /// <summary>The issuer's address. The client gets its access tokens there.</summary>
    public Uri Issuer { get; }

    /// <summary>The base of the addresses that requests go to, without a version. It ends in <c>/AdminInterface/restapi</c>.</summary>
    public Uri BaseUri => Address.Base;

    /// <summary>The scopes that all its tokens are requested with; empty if each token is requested with the scopes that a call needs.</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>Whether the hosts of the issuer and the service belong to the same tenant.</summary>
    internal bool IsOfOneTenant => TenantHosts.BelongTogether(TokenUri, Address.Base);

    internal OAuthKey Key { get; }

    internal ServiceAddress Address { get; }

    internal Uri TokenUri { get; }

    /// <summary>The address of the token endpoint, exactly as given: the audience of the client's assertions.</summary>
    internal string TokenAudience { get; }

    public void Dispose() => Key.Dispose();

    /// <summary>Returns the client if its tokens go to the tenant that issues them.</summary>
    /// <exception cref="RsaKeyException">The tokens would go to another host.</exception>
    internal OAuthClient RequireOneTenant() => IsOfOneTenant ? this : throw new RsaKeyException(RsaKeyFault.TenantMismatch,
        $"The issuer at {Host(TokenUri)} and the service at {Host(Address.Base)} do not belong to one tenant. Nothing was sent, because the issuer's access tokens would go to another host.");

    private static string Host(Uri address) => DisplayText.Quote(SafeAddress.Authority(address)!);

    // A text with a quotation mark can be a piece of a key, and is not shown.
    private static string Shown(string scope) => scope.Contains('"') ? "A text with a quotation mark" : DisplayText.Quote(scope);

    private static T Parsed<T>(string what, RsaKeyFault fault, string url, Func<string, T> parse)
    {
        try
        {
            return parse(url);
        }
        catch (FormatException e)
        {
            throw new RsaKeyException(fault, $"The {what}{SafeAddress.Shown(url)} cannot be used: {e.Message}");
        }
    }
}
