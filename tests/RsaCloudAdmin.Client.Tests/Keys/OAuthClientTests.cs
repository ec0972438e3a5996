using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Service;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Client.Tests.Keys;

public class OAuthClientTests(EmulatedService service) : IClassFixture<EmulatedService>
{
    private const string Issuer = "https://example.auth.securid.com/oauth";
    private const string BaseUri = "https://example.access.securid.com/AdminInterface/restapi";

    [Theory]
    [InlineData("https://example.auth.securid.com/oauth", "https://example.auth.securid.com/oauth/token")]
    [InlineData(" https://example.auth.securid.com/oauth/ ", "https://example.auth.securid.com/oauth/token")]
    [InlineData("https://example.auth.securid.com/oauth/token", "https://example.auth.securid.com/oauth/token")]
    [InlineData("https://example.auth.securid.com/oauth/token/", "https://example.auth.securid.com/oauth/token")]
    [InlineData("https://example.auth.securid.com/oauth/authorize?client_id=1#x", "https://example.auth.securid.com/oauth/token")]
    [InlineData("https://example.auth.securid.com/oauth/.well-known/openid-configuration", "https://example.auth.securid.com/oauth/token")]
    [InlineData("https://example.auth.securid.com/oauth#top", "https://example.auth.securid.com/oauth/token")]
    [InlineData("https://example.auth.securid.com", "https://example.auth.securid.com/oauth/token")]
    [InlineData("https://example.auth.securid.com/?x", "https://example.auth.securid.com/oauth/token")]
    // Character for character, because the issuer may compare it that way.
    [InlineData("https://EXAMPLE.auth.securid.com:443/oauth", "https://EXAMPLE.auth.securid.com:443/oauth/token")]
    public void The_token_endpoint_is_the_issuer_and_token(string issuer, string audience)
    {
        using var client = Make(issuer: issuer);

        Assert.Equal(audience, client.TokenAudience);
        Assert.Equal(new Uri(Issuer), client.Issuer);
        Assert.Equal(new Uri(Issuer + "/token"), client.TokenUri);
    }

    [Theory]
    [InlineData("https://example.access.securid.com")]
    [InlineData("https://example.access.securid.com/AdminInterface/restapi/v1/")]
    [InlineData("https://example.access.securid.com/AdminInterface")]
    [InlineData("https://example.access.securid.com/AdminInterface/#/dashboard")]
    [InlineData("https://example.access.securid.com/AdminInterface/users/list?page=2#top")]
    [InlineData("https://example.access.securid.com/#/users")]
    [InlineData("https://example.access.securid.com?tenant=1")]
    [InlineData(" https://example.access.securid.com/AdminInterface/restapi/v1/users ?x")]
    public void The_services_address_is_taken_in_every_form(string baseUri)
    {
        using var client = Make(baseUri: baseUri);

        Assert.Equal(new Uri(BaseUri), client.BaseUri);
    }

    [Theory]
    [InlineData("http://example.auth.securid.com/oauth")]
    [InlineData("example.auth.securid.com/oauth")]
    [InlineData("https://me:secret@example.auth.securid.com/oauth")]
    [InlineData("https://me:secret@example.auth.securid.com/oauth?x=1#y")]
    [InlineData("https://me:se#cret@example.auth.securid.com/oauth")]
    [InlineData("https://me:se?cret@example.auth.securid.com/oauth")]
    [InlineData("http://example.auth.securid.com/oauth?secret=1")]
    [InlineData("")]
    public void An_address_that_an_assertion_must_not_go_to_is_refused_and_no_secret_of_it_shown(string address)
    {
        foreach (var (make, fault) in new (Func<OAuthClient>, RsaKeyFault)[] { (() => Make(issuer: address), RsaKeyFault.IssuerNotUsable), (() => Make(baseUri: address), RsaKeyFault.BaseUriNotUsable) })
        {
            var error = Assert.Throws<RsaKeyException>(make);
            Assert.Equal(fault, error.Fault);
            Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("https://gateway.example/auth/oauth", "https://gateway.example/auth/oauth/token")]
    [InlineData("https://issuer.example", "https://issuer.example/token")]
    [InlineData("https://issuer.example/oauth2/default", "https://issuer.example/oauth2/default/token")]
    [InlineData("https://auth.securid.com.example", "https://auth.securid.com.example/token")]
    [InlineData("https://example.auth-eu.securid.com:443/", "https://example.auth-eu.securid.com:443/oauth/token")]
    public void An_issuer_of_another_form_stays_as_it_is(string issuer, string audience)
    {
        using var client = Make(issuer: issuer);

        Assert.Equal(audience, client.TokenAudience);
    }

    [Theory]
    [InlineData("https://example.access.securid.com/AdminInterface/restapi")]
    [InlineData("https://example.access.securid.com/AdminInterface/#/oauth")]
    [InlineData("https://example.access-anz.securid.com")]
    [InlineData("https://access.securid.com/oauth")]
    [InlineData("https://example.com/AdminInterface/oauth/token")]
    public void The_consoles_address_is_no_issuers(string issuer)
    {
        var error = Assert.Throws<RsaKeyException>(() => Make(issuer: issuer));

        Assert.Equal(RsaKeyFault.IssuerNotUsable, error.Fault);
        Assert.Contains("a different host, such as example.auth.securid.com", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void By_default_its_tokens_are_not_limited()
    {
        using var client = Make();

        Assert.Empty(client.Scopes);
        Assert.Equal(
            [
                "rsa.audit.admin", "rsa.audit.user", "rsa.authenticator.emergency.manage", "rsa.authenticator.mobile.delete", "rsa.authenticator.mobile.manage", "rsa.authenticator.mobile.read",
                "rsa.authenticator.sidtoken.manage", "rsa.authenticator.sidtoken.read", "rsa.user.delete.soft", "rsa.user.factor.manage", "rsa.user.manage", "rsa.user.read", "rsa.user.sync",
            ],
            OAuthClient.DefaultScopes);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("a\"b")]
    [InlineData("line\nbreak")]
    [InlineData("")]
    public void What_is_no_scope_is_refused(string scope) =>
        Assert.Equal(RsaKeyFault.ScopeNotUsable, Assert.Throws<RsaKeyException>(() => Make(scopes: [scope])).Fault);

    [Fact]
    public void A_key_for_a_client_id_or_a_scope_is_refused_and_nothing_of_it_shown()
    {
        const string jwk = """{"kty":"EC", "d":"swordfish"}""";

        foreach (var make in new Func<OAuthClient>[] { () => Make(clientId: jwk), () => Make(scopes: [jwk]), () => Make(scopes: [.. jwk.Split(' ')]) })
            Assert.DoesNotContain("swordfish", Assert.Throws<RsaKeyException>(make).ToString(), StringComparison.Ordinal);
    }

    private OAuthClient Make(string issuer = Issuer, string baseUri = BaseUri, string[]? scopes = null, string clientId = "me") =>
        new(clientId, issuer, baseUri, OAuthKey.Parse(service.OAuthClient(OAuthKeyType.Ec).ToJwk()), scopes);
}
