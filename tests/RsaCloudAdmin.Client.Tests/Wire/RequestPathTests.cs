using RsaCloudAdmin.Client.Requests;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The path of a request to any path of the API. It never leaves the base address.</summary>
public class RequestPathTests : WireTest
{
    private const string Root = "https://example.invalid/AdminInterface/restapi";

    [Theory]
    [InlineData("v1/x", "v1/x")]
    [InlineData("/v1/x", "v1/x")]
    [InlineData(" v1/x ", "v1/x")]
    [InlineData("/AdminInterface/restapi/v1/x", "v1/x")]
    [InlineData("/admininterface/RESTAPI/v1/x", "v1/x")]
    [InlineData($"{Root}/v1/x", "v1/x")]
    [InlineData("HTTPS://EXAMPLE.INVALID/AdminInterface/restapi/v1/x?a=1", "v1/x?a=1")]
    // Too short to contain a user's id.
    [InlineData("licenseusage", "licenseusage")]
    [InlineData("v1/users", "v1/users")]
    public void A_path_may_be_relative_or_copied_whole(string path, string expected) =>
        Assert.Equal(expected, PathOf(path));

    [Theory]
    [InlineData($"v1/users/{Responses.UserId}/authlogs/")]
    [InlineData("v1/x?a=?&b=/..")]
    [InlineData("v1/x?link=https://example.com/a")]
    [InlineData("v1/a;b/...")]
    public void A_path_below_the_base_address_stays_as_it_is(string path) =>
        Assert.Equal(path, PathOf(path));

    [Theory]
    [InlineData("v1/a b?c=d e", "v1/a%20b?c=d%20e")]
    [InlineData("v1/x?", "v1/x")]
    [InlineData("v1/x?&a=1&&b=2&", "v1/x?a=1&b=2")]
    public void What_needs_it_is_escaped_and_empty_parameters_are_left_out(string path, string expected) =>
        Assert.Equal(expected, PathOf(path));

    [Theory]
    [InlineData("v1/x", "v1/x?a=1&b=c%20d%26e%3D%2B&%C3%A4=")]
    [InlineData("v1/x?", "v1/x?a=1&b=c%20d%26e%3D%2B&%C3%A4=")]
    [InlineData("v1/x?c=3&a=1", "v1/x?c=3&a=1&a=1&b=c%20d%26e%3D%2B&%C3%A4=")]
    public void Parameters_are_escaped_and_added_to_those_of_the_path(string path, string expected) =>
        Assert.Equal(expected, PathOf(path, new("a", "1"), new("b", "c d&e=+"), new("ä", "")));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData($"{Root}/")]
    [InlineData("?a=1")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("v1/./other")]
    [InlineData("v1/../other")]
    [InlineData("/AdminInterface/restapi/../../oauth/token")]
    [InlineData("v1//other")]
    [InlineData("v1/users//")]
    [InlineData("v1/%20/other")]
    [InlineData("v1/;x/other")]
    [InlineData("v1/..;x/other")]
    [InlineData("v1/%2e%2e/other")]
    [InlineData("v1/%252e%252e/other")]
    [InlineData("v1\\other")]
    [InlineData("v1/a%5C-other")]
    [InlineData("v1/a%2F-other")]
    [InlineData("v1/a%252F-other")]
    [InlineData("v1/a%23-other")]
    [InlineData("v1/a%0A-other")]
    [InlineData("v1/a#b")]
    [InlineData("v1/x?a=1#2")]
    public void A_path_that_could_leave_the_base_address_is_an_error(string path) =>
        AssertRefused(path, "It must be a path below the API's base address, such as v1/licenseusage, without empty parts, '.', '..', '\\' and '#'.");

    [Fact]
    public void A_request_without_a_path_is_an_error()
    {
        var error = Assert.Throws<RsaCloudAdminException>(() => Connect(Root).Requests.PathOf(new ApiRequest()));

        Assert.Equal("Could not send a request to ''. It must be a path below the API's base address, such as v1/licenseusage, without empty parts, '.', '..', '\\' and '#'.", error.Message);
    }

    [Theory]
    [InlineData("//evil.example/v1")]
    [InlineData("https://evil.example/AdminInterface/restapi/v1/x")]
    [InlineData("https://evil.example@example.invalid/AdminInterface/restapi/v1/x")]
    [InlineData("https://example.invalid@evil.example/AdminInterface/restapi/v1/x")]
    [InlineData("https://example.invalid:444/AdminInterface/restapi/v1/x")]
    [InlineData("http://example.invalid/AdminInterface/restapi/v1/x")]
    [InlineData("https://example.invalid/other")]
    [InlineData($"{Root}other/x")]
    [InlineData("file:///etc/passwd")]
    public void An_address_of_another_service_is_an_error(string path) =>
        AssertRefused(path, $"It leads to another address than the connection's, '{Root}'. The access token is sent only there.");

    private void AssertRefused(string path, string why)
    {
        var error = Assert.Throws<RsaCloudAdminException>(() => PathOf(path));

        Assert.Equal((RsaErrorReason.InvalidRequest, $"Could not send a request to '{path}'. {why}"), (error.Reason, error.Message));
    }

    private string PathOf(string path, params KeyValuePair<string, string>[] query) => Connect(Root).Requests.PathOf(new ApiRequest { Path = path, Query = query });
}
