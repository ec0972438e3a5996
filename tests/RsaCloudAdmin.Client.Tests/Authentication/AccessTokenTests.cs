using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Authentication;

/// <summary>What an issuer's response grants, and for how long.</summary>
public class AccessTokenTests
{
    private static readonly string[] AskedFor = ["one", "two"];

    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData("""{"access_token": "t"}""", 3600)]
    [InlineData("""{"access_token": "t", "expires_in": "soon"}""", 3600)]
    [InlineData("""{"access_token": "t", "expires_in": 300}""", 300)]
    [InlineData("""{"access_token": "t", "expires_in": "300"}""", 300)]
    [InlineData("""{"access_token": "t", "expires_in": 1e99}""", 86400)]
    [InlineData("""{"access_token": "t", "expires_in": 0}""", 1)]
    [InlineData("""{"access_token": "t", "expires_in": -5}""", 1)]
    public void A_life_is_what_the_issuer_says_within_reason(string response, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read(response)!.Life);

    [Theory]
    [InlineData(5, 4)]
    [InlineData(300, 240)]
    [InlineData(301, 241)]
    [InlineData(3600, 3540)]
    public void It_serves_until_a_fifth_of_its_life_or_a_minute_is_left(int life, int serves)
    {
        var token = Read($$"""{"access_token": "t", "expires_in": {{life}}}""")!;

        _clock.Advance(TimeSpan.FromSeconds(serves) - TimeSpan.FromTicks(1));
        Assert.True(token.Serves(_clock));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.False(token.Serves(_clock));
    }

    [Theory]
    [InlineData("""{"access_token": "t"}""", "one two")]
    [InlineData("""{"access_token": "t", "scope": "two  three "}""", "two three")]
    [InlineData("""{"access_token": "t", "scope": ""}""", "")]
    public void It_allows_what_was_granted_and_else_what_was_asked_for(string response, string scopes) =>
        Assert.Equal(scopes, string.Join(" ", Read(response)!.Scopes));

    [Theory]
    [InlineData("!~", true)]
    [InlineData("a b", false)]
    [InlineData("a\\u007f", false)]
    [InlineData("\\u00e9", false)]
    public void Its_characters_are_those_that_pass_as_a_header(string value, bool passes) =>
        Assert.Equal(passes, Read($$"""{"access_token": "{{value}}"}""") is not null);

    [Theory]
    [InlineData("BEARER", true)]
    [InlineData("DPoP", false)]
    public void Only_a_bearer_token_will_do(string type, bool will) =>
        Assert.Equal(will, Read($$"""{"access_token": "t", "token_type": "{{type}}"}""") is not null);

    [Fact]
    public void An_error_grants_nothing_whatever_is_in_it() =>
        Assert.Null(Read("""{"access_token": "t"}""", HttpStatusCode.BadRequest));

    [Fact]
    public void The_response_that_it_came_in_is_wiped()
    {
        var response = new ServiceResponse { Status = HttpStatusCode.OK, Body = Encoding.UTF8.GetBytes("""{"access_token": "t"}""") };

        Assert.NotNull(AccessToken.TryRead(response, _clock.GetTimestamp(), AskedFor));

        Assert.True(Array.TrueForAll(response.Body, value => value == 0));
    }

    [Fact]
    public void It_is_not_printed() => Assert.Equal("AccessToken", Read("""{"access_token": "secret"}""")!.ToString());

    private AccessToken? Read(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        AccessToken.TryRead(new ServiceResponse { Status = status, Body = Encoding.UTF8.GetBytes(body) }, _clock.GetTimestamp(), AskedFor);
}
