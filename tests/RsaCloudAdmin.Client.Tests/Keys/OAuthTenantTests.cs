using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Tests.Security;

namespace RsaCloudAdmin.Client.Tests.Keys;

/// <summary>An OAuth client that would send an issuer's tokens to another tenant's service cannot be created.</summary>
public class OAuthTenantTests
{
    [Theory]
    [InlineData("https://example.auth.securid.com/oauth", "https://example.access.securid.com/AdminInterface/restapi")]
    [InlineData("https://example.auth-eu.securid.com/oauth", "https://example.access-eu.securid.com/AdminInterface/restapi")]
    [InlineData("https://example.auth-anz.securid.com", "https://example.access-anz.securid.com")]
    [InlineData("https://EXAMPLE.Auth.SecurID.com/oauth", "https://example.access.securid.com")]
    [InlineData("https://example.auth.securid.com:443/oauth", "https://example.access.securid.com:8443")]
    // A government cloud, and domains that RSA may use in the future.
    [InlineData("https://example.auth.securidgov.com/oauth", "https://example.access.securidgov.com")]
    [InlineData("https://example.auth-gov.rsa.example.us/oauth", "https://example.access-gov.rsa.example.us")]
    [InlineData("https://a.b.auth.securid.com/oauth", "https://a.b.access.securid.com")]
    [InlineData("https://xn--bcher-kva.auth.securid.com/oauth", "https://b\u00fccher.access.securid.com")]
    // Hosts that RSA's customers share. If such a host redirects the request, the error gives its own advice.
    [InlineData("https://example.auth.securid.com/oauth", "https://access.securid.com")]
    [InlineData("https://example.auth.securid.com/oauth", "https://na2.access.securid.com/AdminInterface/restapi")]
    [InlineData("https://auth.securid.com/oauth", "https://na3.access.securid.com")]
    // This computer, where the sandbox runs.
    [InlineData("http://localhost:5000/oauth", "http://127.0.0.1:5000")]
    [InlineData("http://127.0.0.1:5000/oauth", "http://[::1]:5001")]
    [InlineData("https://localhost/oauth", "http://localhost")]
    // A gateway in front of both: the token goes back to the host that issued it.
    [InlineData("https://gateway.example/auth/oauth", "https://gateway.example/api/AdminInterface/restapi")]
    [InlineData("https://gateway.example:8443/oauth", "https://GATEWAY.example:8443")]
    public void What_belongs_together_is_taken(string issuer, string service)
    {
        var oauth = OAuthClients.Make(issuer, service);
        using var client = new CloudAdminClient(oauth);

        Assert.True(oauth.IsOfOneTenant);
    }

    [Theory]
    [InlineData("https://example.auth.securid.com/oauth", "https://attacker.example")]
    [InlineData("https://example.auth.securid.com/oauth", "https://example.access.attacker.example")]
    [InlineData("https://example.auth.securid.com/oauth", "https://example.access.securid.com.attacker.example")]
    [InlineData("https://example.auth.securid.com/oauth", "https://other.access.securid.com")]
    [InlineData("https://example.auth.securid.com/oauth", "https://example.access-eu.securid.com")]
    [InlineData("https://example.auth-eu.securid.com/oauth", "https://example.access.securid.com")]
    [InlineData("https://example.auth-eu.securid.com/oauth", "https://example.access-anz.securid.com")]
    [InlineData("https://example.auth.securid.com/oauth", "https://example.auth.securid.com.access.securid.com")]
    [InlineData("https://example.auth.securid.com/oauth", "https://sub.example.access.securid.com")]
    [InlineData("https://example.auth.securid.com/oauth", "https://exampleaccess.securid.com")]
    [InlineData("https://example.auth.securid.com/oauth", "https://example.access.securid.com.")]
    [InlineData("https://example.auth.securid.com./oauth", "https://example.access.securid.com.")]
    [InlineData("https://example.auth.securid.com/oauth", "https://\u0435xample.access.securid.com")]
    [InlineData("https://example.auth.securid.com/oauth", "https://203.0.113.7")]
    [InlineData("https://example.auth.securid.com/oauth", "http://localhost:5000")]
    [InlineData("http://localhost:5000/oauth", "https://example.access.securid.com")]
    [InlineData("https://example.auth.attacker.example/oauth", "https://example.access.securid.com")]
    [InlineData("https://example.auth.attacker.example/oauth", "https://access.securid.com")]
    [InlineData("https://authority.securid.com/oauth", "https://access.securid.com")]
    [InlineData("https://securid.com/oauth", "https://access.securid.com")]
    [InlineData("https://example.authx.securid.com/oauth", "https://example.accessx.securid.com")]
    [InlineData("https://auth.securid.com/oauth", "https://other.access.securid.com")]
    // Two registered domains, which may have different owners.
    [InlineData("https://example.auth.com/oauth", "https://example.access.com")]
    [InlineData("https://auth.example.com/oauth", "https://access.example.com")]
    [InlineData("https://gateway.example/oauth", "https://gateway.example:8443")]
    [InlineData("https://gateway.example/oauth", "https://other.gateway.example")]
    public void What_does_not_is_refused_with_both_hosts_named(string issuer, string service)
    {
        var error = Assert.Throws<RsaKeyException>(() =>
        {
            using var oauth = OAuthClients.Make(issuer, service);
            using var client = new CloudAdminClient(oauth);
        });

        Assert.Equal(RsaKeyFault.TenantMismatch, error.Fault);
        Assert.Contains(new Uri(issuer).IdnHost, error.Message, StringComparison.Ordinal);
        Assert.Contains(new Uri(service).IdnHost, error.Message, StringComparison.Ordinal);
        Assert.All(error.Message, character => Assert.InRange(character, ' ', '~'));
    }

    [Fact]
    public void An_issuer_whose_host_is_no_valid_name_is_refused_and_not_shown()
    {
        var error = Assert.Throws<RsaKeyException>(() => OAuthClients.Make($"https://{OAuthClients.InvalidHost}/oauth", "https://example.access.securid.com").Dispose());

        Assert.Equal(RsaKeyFault.IssuerNotUsable, error.Fault);
        Assert.Equal("The issuer's address cannot be used: its host is not a valid name.", error.Message);
    }

    [Fact]
    public void Another_scheme_at_the_same_port_is_another_server() =>
        Assert.False(TenantHosts.BelongTogether(new Uri("http://gateway.example:8443"), new Uri("https://gateway.example:8443")));

    [Fact]
    public void A_program_may_skip_the_check()
    {
        var oauth = OAuthClients.Make("https://example.auth.securid.com/oauth", "https://gateway.example");
        using var client = new CloudAdminClient(oauth, new CloudAdminClientOptions { SkipTenantCheck = true });

        Assert.False(oauth.IsOfOneTenant);
    }
}
