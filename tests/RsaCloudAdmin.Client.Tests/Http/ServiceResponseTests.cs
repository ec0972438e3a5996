using System.Net;
using System.Text;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

public class ServiceResponseTests
{
    [Theory]
    [InlineData("text/html", "<html>", true)]
    [InlineData("html", "<html>", true)]
    [InlineData("application/XHTML+xml", "<html>", true)]
    [InlineData("text/html", "", false)]
    [InlineData("text/plain", "<html>", false)]
    [InlineData(null, "<html>", false)]
    public void A_page_is_told_by_its_kind_and_is_not_empty(string? type, string body, bool isPage) =>
        Assert.Equal(isPage, Response(body, type).IsPage);

    [Fact]
    public void Its_text_is_its_status_and_never_its_body() => Assert.Equal("404 NotFound", Response("a secret").ToString());

    private static ServiceResponse Response(string body, string? type = null) => new() { Status = HttpStatusCode.NotFound, Body = Encoding.UTF8.GetBytes(body), MediaType = type };
}
