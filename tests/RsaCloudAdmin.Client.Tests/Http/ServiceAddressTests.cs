using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

public class ServiceAddressTests
{
    private const string Base = "/AdminInterface/restapi/v1/users/";

    private static readonly ServiceAddress Address = ServiceAddress.Parse("https://example.access.securid.com/");

    public static TheoryData<string> Hostile =>
    [
        "../x", "..\\x", "../../v1/licenseusage", "%2e%2e", "%2e%2e/x", "%2F..%2F", "...", ".x", " ", "a b", "a/b", "a\\b", "a?b=c", "a#b", "a;b=c", "a:b", "//evil.example/",
        "https://evil.example/", "@evil.example", "a\nb", "a\r\nHost: evil.example\r\n\r\n", "a\tb", "a\0b", "\u2028", "é", "日本", "𠮷", "%", "%%", "%zz", "+", "&", "'", "\"", "..;", "..%00",
        new string('x', 255), new string('日', 255),
#if !NETFRAMEWORK
        // .NET's Uri drops text direction marks.
        "\u202Etxt",
#endif
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_segment_stays_one_segment_of_the_path(string text) => AssertStaysData(text);

    [Theory]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("")]
    public void What_would_climb_or_vanish_is_refused(string text)
    {
        var error = Assert.Throws<RsaCloudAdminException>(() => ServiceAddress.Segment(text));

        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("日")]
    public void What_is_far_longer_than_any_id_is_refused(string character)
    {
        var text = string.Concat(Enumerable.Repeat(character, 10_000));

        var error = Assert.Throws<RsaCloudAdminException>(() => ServiceAddress.Segment(text));

        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.True(error.Message.Length < 300);
    }

    [Theory]
    [InlineData("v1/users/%2e%2e/x")]
    [InlineData("v1/users/../x")]
    [InlineData("v1/users/./x")]
    [InlineData("v1/users/a\\b")]
    [InlineData("v1/users/a b")]
    [InlineData("v1/users/x ")]
    public void A_path_that_would_be_sent_as_another_is_refused(string path)
    {
        var error = Assert.Throws<RsaCloudAdminException>(() => Address.AtExactly(path));

        Assert.Equal((RsaErrorReason.InvalidRequest, $"Could not make the request: this version of .NET would change the path '{path}'. Nothing was sent."), (error.Reason, error.Message));
    }

    [Fact]
    public void What_has_half_of_a_character_in_it_is_refused()
    {
        // A lone surrogate would be sent as the replacement character, which is a different id.
        foreach (var text in new[] { "a\ud800b", "\udc00", "\udc00\ud800", "a\ud83d" })
        {
            var error = Assert.Throws<RsaCloudAdminException>(() => ServiceAddress.Segment(text));

            Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
            Assert.DoesNotContain(error.Message, character => char.IsSurrogate(character));
        }
    }

    [Theory]
    [InlineData("https://h.example/AdminInterface/restapi/v1", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/AdminInterface/restapi/V1/", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/v1", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/proxy", "https://h.example/proxy/AdminInterface/restapi")]
    [InlineData("https://h.example/proxy/AdminInterface/restapi/v2", "https://h.example/proxy/AdminInterface/restapi")]
    [InlineData("https://h.example/AdminInterface", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/AdminInterface/", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/admininterface/RESTAPI", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/AdminInterface/restapi/v1/users", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/AdminInterface/restapi/v1/users/lookup/", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/AdminInterface/users/list.xhtml;jsessionid=1", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/AdminInterface;jsessionid=1", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/AdminInterface/AdminInterface/restapi", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example//AdminInterface//restapi//v1", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/restapi", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/restapi/v1", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/v1/users/lookup", "https://h.example/AdminInterface/restapi")]
    [InlineData("https://h.example/v1/proxy", "https://h.example/v1/proxy/AdminInterface/restapi")]
    [InlineData("https://h.example/v1/proxy/AdminInterface", "https://h.example/v1/proxy/AdminInterface/restapi")]
    [InlineData("https://h.example/AdminInterfaces", "https://h.example/AdminInterfaces/AdminInterface/restapi")]
    [InlineData("https://h.example:8443", "https://h.example:8443/AdminInterface/restapi")]
    [InlineData("https://h.example/a%20b", "https://h.example/a%20b/AdminInterface/restapi")]
    public void The_base_is_without_a_version(string written, string expected) =>
        Assert.Equal(expected, ServiceAddress.Parse(written).Base.AbsoluteUri);

    internal static void AssertStaysData(string text)
    {
        var uri = Address.AtExactly($"v1/users/{ServiceAddress.Segment(text)}/methods");

        Assert.Equal("https://example.access.securid.com", uri.GetLeftPart(UriPartial.Authority));
        Assert.Empty(uri.Query);
        Assert.Empty(uri.Fragment);
        Assert.StartsWith(Base, uri.AbsolutePath, StringComparison.Ordinal);
        Assert.EndsWith("/methods", uri.AbsolutePath, StringComparison.Ordinal);
        var segment = uri.AbsolutePath[Base.Length..^"/methods".Length];
        Assert.DoesNotContain('/', segment);
        Assert.DoesNotContain('\\', segment);
        Assert.Matches("^[!-~]+$", segment);
        Assert.Equal(text, Uri.UnescapeDataString(segment));
    }
}
