using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests.Keys;

public class KeyAddressTests
{
    [Theory]
    [InlineData("https://example.access.securid.com/AdminInterface/restapi/v1")]
    [InlineData("https://example.access.securid.com/AdminInterface/restapi/v1/")]
    [InlineData("https://example.access.securid.com/AdminInterface/restapi/v2")]
    [InlineData("https://example.access.securid.com/AdminInterface/restapi/")]
    [InlineData("https://example.access.securid.com/AdminInterface/restapi")]
    [InlineData("https://example.access.securid.com/")]
    [InlineData("https://example.access.securid.com")]
    [InlineData("https://example.access.securid.com:443/AdminInterface/restapi//")]
    [InlineData("HTTPS://Example.Access.SecurID.com/AdminInterface/restapi")]
    [InlineData(" https://example.access.securid.com/AdminInterface/restapi\n")]
    public void Every_form_comes_to_one_base_and_stays_the_audience_to_the_letter(string written)
    {
        using var key = TestKeys.Key(written);

        Assert.Equal("https://example.access.securid.com/AdminInterface/restapi", key.BaseUri.AbsoluteUri);
        Assert.Equal(written, key.Audience);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080/AdminInterface/restapi/v1", "http://127.0.0.1:8080/AdminInterface/restapi")]
    [InlineData("http://localhost:5000", "http://localhost:5000/AdminInterface/restapi")]
    [InlineData("http://LOCALHOST:5000", "http://localhost:5000/AdminInterface/restapi")]
    [InlineData("http://[::1]:5000/", "http://[::1]:5000/AdminInterface/restapi")]
    [InlineData("http://[0:0:0:0:0:0:0:1]:5000/", "http://[::1]:5000/AdminInterface/restapi")]
    [InlineData("http://[::ffff:127.0.0.1]:5000/", "http://[::ffff:127.0.0.1]:5000/AdminInterface/restapi")]
    [InlineData("http://[::ffff:127.8.9.10]:5000/", "http://[::ffff:127.8.9.10]:5000/AdminInterface/restapi")]
    // Other ways to write 127.0.0.1. The address is parsed as 127.0.0.1, and the client connects to it.
    [InlineData("http://127.1:5000/", "http://127.0.0.1:5000/AdminInterface/restapi")]
    [InlineData("http://2130706433:5000/", "http://127.0.0.1:5000/AdminInterface/restapi")]
    [InlineData("http://0x7f000001:5000/", "http://127.0.0.1:5000/AdminInterface/restapi")]
    [InlineData("http://0177.0.0.1:5000/", "http://127.0.0.1:5000/AdminInterface/restapi")]
    [InlineData("http://127.8.9.10:5000/", "http://127.8.9.10:5000/AdminInterface/restapi")]
    public void Plain_http_is_for_this_computer_only(string written, string expected)
    {
        using var key = TestKeys.Key(written);

        Assert.Equal(expected, key.BaseUri.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://example.access.securid.com/AdminInterface/restapi")]
    [InlineData("http://localhost.example.com/AdminInterface/restapi")]
    [InlineData("http://127.0.0.1.example.com/")]
    [InlineData("http://10.0.0.1/")]
    // A DNS server can resolve any name to any address, and addresses can be routed anywhere.
    [InlineData("http://loopback/")]
    [InlineData("http://localhost./")]
    [InlineData("http://tenant.localhost/")]
    [InlineData("http://localhost.localdomain/")]
    [InlineData("http://localhost6/")]
    [InlineData("http://ip6-localhost/")]
    [InlineData("http://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54/")]
    [InlineData("http://\uff11\uff12\uff17.0.0.1/")]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://127.0.0.256/")]
    [InlineData("http://0/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://128.1/")]
    [InlineData("http://0200.0.0.1/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[::127.0.0.1]/")]
    [InlineData("http://[::7f00:1]/")]
    [InlineData("http://[::1%25eth0]/")]
    [InlineData("http://[::1%1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://[::ffff:0:127.0.0.1]/")]
    [InlineData("http://[64:ff9b::127.0.0.1]/")]
    [InlineData("http://[2002:7f00:1::]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("ftp://example.access.securid.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/AdminInterface/restapi")]
    [InlineData("example.access.securid.com/AdminInterface/restapi")]
    [InlineData("https://")]
    [InlineData("https://user@example.access.securid.com/AdminInterface/restapi")]
    [InlineData("https://user:secret@example.access.securid.com/")]
    [InlineData("https://example.access.securid.com/?tenant=1")]
    [InlineData("https://example.access.securid.com/#top")]
    public void An_address_that_a_token_must_not_go_to_is_refused(string written)
    {
        var error = Assert.Throws<RsaKeyException>(() => ApiKey.Parse(TestKeys.File(address: written), "key file 'x.key'"));

        Assert.Equal(RsaKeyFault.KeyUrlNotUsable, error.Fault);
        Assert.Contains("'x.key'", error.Message, StringComparison.Ordinal);
        Assert.Contains("adminRestApiUrl", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_in_the_address_is_not_shown()
    {
        var error = Assert.Throws<RsaKeyException>(() => ApiKey.Parse(TestKeys.File(address: "https://user:swordfish@example.access.securid.com/")));

        Assert.DoesNotContain("swordfish", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_address_is_shown()
    {
        var error = Assert.Throws<RsaKeyException>(() => ApiKey.Parse(TestKeys.File(address: "http://example.access.securid.com/AdminInterface")));

        Assert.Contains("'http://example.access.securid.com/AdminInterface'", error.Message, StringComparison.Ordinal);
    }
}
