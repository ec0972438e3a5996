using RsaCloudAdmin.Testing.Http;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>A redirect causes one row's error, which names its target. The target receives no request.</summary>
public class RedirectTests : HostileServiceTest
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public void The_token_goes_to_no_other_origin(int status)
    {
        using var other = new ScriptedServer(Responses.Unlocked);

        var error = FailsOneOfThree(Responses.Json(status, "", $"Location: http://127.0.0.1:{other.Port}/AdminInterface/restapi/v1"));

        AssertIs("UnexpectedResponse", $"redirects to another address (http://127.0.0.1:{other.Port}), and the access token is not sent there", error);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public void The_assertion_goes_to_no_other_origin(int status)
    {
        using var other = new ScriptedServer(Responses.Json(200, """{"access_token":"t"}"""));
        using var issuer = new ScriptedServer(Responses.Json(status, "", $"Location: {other.Address}oauth/token"));
        UseOAuthClient();
        Engine.SetVariable("Issuer", $"{issuer.Address}oauth");

        var error = Assert.Single(Run("Connect-RsaCloudAdmin $JwkPath -ClientId $ClientId -Issuer $Issuer -BaseUri $BaseUri").Errors);

        AssertIs("TokenRefused", $"redirects to another one (http://localhost:{other.Port}), and nothing is sent there", error);
        Assert.Equal(PathOf("client.jwk"), error.TargetObject);
        AssertWellTold(error);
        Assert.Single(issuer.Requests);
        Assert.Empty(other.Requests);
        Assert.Equal(0, Service.Requests.Count);
    }

    [Fact]
    public void A_redirect_in_a_circle_is_not_run_round()
    {
        using var service = new ScriptedServer(Responses.Json(307, "", "Location: /"));
        ConnectTo(service.Address);

        Assert.Equal(3, RunThree().Errors.Count);
        Assert.Equal(3, service.Requests.Count);
    }
}
