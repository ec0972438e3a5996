using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The messages of requests, each with its own token.</summary>
public class BearerMessageTests
{
    private static readonly ServiceRequest LookUp = ServiceRequest.For(ServiceOperations.LookUpUser, ["al"], []);

    private readonly BearerMessage _messages = new(ServiceAddress.Parse("https://example.com"));

    [Fact]
    public void A_token_that_is_the_end_of_the_one_before_is_another_token()
    {
        Assert.Equal("Bearer first-token", AuthorizationWith("first-token"));
        Assert.Equal("Bearer token", AuthorizationWith("token"));
        Assert.Equal("Bearer other", AuthorizationWith("other"));
    }

    [Fact]
    public void The_header_of_a_token_is_made_once() => Assert.Same(AuthorizationWith("token"), AuthorizationWith("token"));

    [Fact]
    public void The_text_of_a_message_is_its_method_and_address()
    {
        using var message = _messages.Compose(LookUp, "token");

        Assert.Equal("POST https://example.com/AdminInterface/restapi/v1/users/lookup", message.ToString());
    }

    private string AuthorizationWith(string token)
    {
        using var message = _messages.Compose(LookUp, token);
        return message.Headers.NonValidated["Authorization"].ToString();
    }
}
