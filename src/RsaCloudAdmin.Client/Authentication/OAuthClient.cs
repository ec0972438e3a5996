using System.Text.RegularExpressions;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>An OAuth client of the Cloud Authentication Service: who it is, where it gets its tokens, and what it may be used for.</summary>
/// <remarks>
/// RSA's console shows the client's id, the issuer's address (such as https://example.auth.securid.com/oauth) and the
/// address of the Administration API (such as https://example.access.securid.com/AdminInterface/restapi).
/// </remarks>
public sealed class OAuthClient : IDisposable
{
    // RFC 6749, appendix A.4.
    private static readonly Regex ScopeForm = new(@"^[\x21\x23-\x5B\x5D-\x7E]+$", RegexOptions.CultureInvariant);

    /// <summary>An OAuth client. The key becomes the client's and is disposed with it.</summary>
    /// <param name="clientId">Its id.</param>
    /// <param name="issuer">The issuer's address as the console shows it, or its token endpoint.</param>
    /// <param name="baseUri">The address of the Administration API, or of any page of the console below it.</param>
    /// <param name="key">The client's private key.</param>
    /// <param name="scopes">What all its tokens are asked for; by default each is asked for what a call needs.</param>
    /// <exception cref="RsaKeyException">Something of this cannot be used; the message says what.</exception>
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
            throw new RsaKeyException(RsaKeyFault.ScopeNotUsable, $"{Shown(bad)} is no scope. Scopes are words such as {DefaultScopes[0]}.");
    }

    /// <summary>All that the operations of this client need.</summary>
    public static IReadOnlyList<string> DefaultScopes { get; } =
        [.. ServiceOperations.All.Select(operation => operation.RequestedScope).OfType<string>().Distinct()];

    /// <summary>Identifies the client to the issuer; not a secret.</summary>
    public string ClientId { get; }

    /// <summary>Where the client gets its access tokens.</summary>
    public Uri Issuer { get; }

    /// <summary>The base of the addresses that requests go to, without a version.</summary>
    public Uri BaseUri => Address.Base;

    /// <summary>The scopes that all its tokens are asked for; empty if each is asked for what a call needs.</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>Whether the issuer and the service belong to one tenant, as far as their hosts tell.</summary>
    internal bool IsOfOneTenant => TenantHosts.BelongTogether(TokenUri, Address.Base);

    internal OAuthKey Key { get; }

    internal ServiceAddress Address { get; }

    internal Uri TokenUri { get; }

    /// <summary>The token endpoint to the letter: the audience of the client's assertions.</summary>
    internal string TokenAudience { get; }

    public void Dispose() => Key.Dispose();

    /// <summary>Returns the client if its tokens go to the tenant that they are of.</summary>
    /// <exception cref="RsaKeyException">They would go to another host.</exception>
    internal OAuthClient RequireOneTenant() => IsOfOneTenant ? this : throw new RsaKeyException(RsaKeyFault.TenantMismatch,
        $"The issuer at {Host(TokenUri)} and the service at {Host(Address.Base)} do not belong to one tenant. Nothing was sent, because the issuer's access tokens would go to another host.");

    private static string Host(Uri address) => DisplayText.Quote(SafeAddress.Authority(address) ?? "a host that cannot be shown");

    // A piece of a key's text looks like that.
    private static string Shown(string scope) => scope.Contains('"') ? "What has a quotation mark in it" : DisplayText.Quote(scope);

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
