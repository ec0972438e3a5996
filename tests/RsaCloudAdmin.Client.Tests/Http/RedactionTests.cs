using System.Text;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

/// <summary>A secret is removed wherever it is, and what contains no secret stays the same object.</summary>
public class RedactionTests
{
    [Theory]
    [InlineData("token", "***")]
    [InlineData("token!", "***!")]
    [InlineData("a token", "a ***")]
    [InlineData("to token, token", "to ***, ***")]
    [InlineData(@"\/toke\u006e", "/***")]
    [InlineData(@"toke\u006e \n", @"*** \n")]
    public void The_secret_in_a_body_is_replaced(string body, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(Redaction.Redact(Encoding.UTF8.GetBytes(body), "token")));

    [Theory]
    [InlineData("to, toke, tokes", "token")]
    [InlineData("toke", "token")]
    [InlineData("token", null)]
    [InlineData("token", "")]
    [InlineData(@"\/ \u0041 \n", "token")]
    public void A_body_without_the_secret_stays_as_it_is(string text, string? secret)
    {
        var body = Encoding.UTF8.GetBytes(text);

        Assert.Same(body, Redaction.Redact(body, secret));
    }

    [Theory]
    [InlineData("the proxy http://me:pass@proxy:8080/ failed", null, "the proxy http://***@proxy:8080/ failed")]
    [InlineData("the proxy http://me:pass@proxy:8080/ failed", "token", "the proxy http://***@proxy:8080/ failed")]
    [InlineData("'token' is not a header", "token", "'***' is not a header")]
    [InlineData("'token' of http://me:pass@proxy", "token", "'***' of http://***@proxy")]
    public void A_cause_that_contains_a_secret_is_told_without_it(string message, string? secret, string expected)
    {
        var told = Assert.IsType<IOException>(Redaction.Redact(new HttpRequestException("failed", new InvalidDataException(message)), secret));

        Assert.Equal(expected, told.Message);
        Assert.Null(told.InnerException);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("token")]
    public void A_cause_without_a_secret_stays_as_it_is(string? secret)
    {
        var cause = new HttpRequestException("failed", new IOException("gone"));

        Assert.Same(cause, Redaction.Redact(cause, secret));
    }
}
