using System.Net;
using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>Plain HTTP is allowed for this computer only, not for hosts with similar names.</summary>
public class LookalikeAddressTests
{
    private const string Service = "https://example.access.securid.com";
    private const string Issuer = "https://example.auth.securid.com/oauth";

    public static TheoryData<string> OtherHosts =>
    [
        "http://127.0.0.1.example.com", "http://localhost.example.com", "http://example.com/127.0.0.1", "http://example.com/localhost",
        "http://127.0.0.1@evil.example", "http://localhost@evil.example", "http://127.0.0.1:80@evil.example", "http://localhost:x@evil.example", "http://evil.example:80@localhost",
        "http://127.0.0.1%2eevil.example", "http://127.0.0.1%00.evil.example", "http://localhost%23.evil.example", "http://localhost%40evil.example", "http://localhost\\@evil.example",
        "http://127.0.0.1\\.evil.example", "http://localhost\t.evil.example", "http://localhost\n.evil.example", "http://localhost\0.evil.example",
        "http://localhost;@evil.example",
        "http://127.0.0.1.", "http://127-0-0-1.example.com", "http://localhost-evil.example", "http://notlocalhost", "http://localhosts", "http://lo\u0441alhost", "http://1\u202E27.0.0.1.evil",
        "http://0.0.0.0", "http://128.0.0.1", "http://126.255.255.255", "http://[::2]", "http://[::]", "http://[::ffff:10.0.0.1]", "http://[fe80::1]", "http://[::1]@evil.example",
        "http:127.0.0.1.evil.example", "http:/\\evil.example", "http:\\\\evil.example",
        "ws://localhost", "file://localhost/etc/passwd", "httpx://localhost", "javascript://localhost", "//localhost", "localhost",
    ];

    // Other forms of this computer's address, and addresses with misleading text after the host.
    public static TheoryData<string> ThisComputer =>
    [
        "http://2130706433", "http://0x7f000001", "http://0x7f.1", "http://0177.0.0.1", "http://017700000001", "http://127.1", "http://127.255.255.254",
        "http://\uFF11\uFF12\uFF17.0.0.1", "http://127\u30020\u30020\u30021", "http://[::ffff:127.0.0.1]", "http://[0:0:0:0:0:0:0:1]",
        "http://localhost#@evil.example", "http://localhost?@evil.example", "http://localhost/@evil.example", "http://[::1].evil.example", "http://LOCALHOST",
    ];

    [Theory]
    [MemberData(nameof(OtherHosts))]
    public void Another_host_gets_no_token_by_plain_http(string address)
    {
        Assert.Throws<RsaKeyException>(() => ApiKey.Parse(TestKeys.File(address: address + "/AdminInterface/restapi/v1")));
        Assert.Throws<RsaKeyException>(() => OAuthClients.Make(Issuer, address));
        Assert.Throws<RsaKeyException>(() => OAuthClients.Make(address, Service));
        Assert.Throws<RsaKeyException>(() => OAuthClients.Make(address + "/oauth/token", Service));
    }

    [Theory]
    [MemberData(nameof(ThisComputer))]
    public void What_is_taken_for_this_computer_is_this_computer(string address)
    {
        AssertHere(() =>
        {
            using var key = ApiKey.Parse(TestKeys.File(address: address));
            return key.BaseUri;
        });
        AssertHere(() => OAuthClients.Make(Issuer, address).BaseUri);
        AssertHere(() => OAuthClients.Make(address, Service).TokenUri);
    }

    [Fact]
    public void A_name_with_other_letters_becomes_the_name_that_is_looked_up()
    {
        using var key = TestKeys.Key("https://b\u00fccher.example");

        Assert.Equal("https://xn--bcher-kva.example/AdminInterface/restapi", key.BaseUri.AbsoluteUri);
    }

    // The address must be this computer's, or be refused.
    private static void AssertHere(Func<Uri> parse)
    {
        try
        {
            var host = parse().IdnHost;
            Assert.True(host == "localhost" || IPAddress.IsLoopback(IPAddress.Parse(host)), host);
        }
        catch (RsaKeyException)
        {
        }
    }
}
