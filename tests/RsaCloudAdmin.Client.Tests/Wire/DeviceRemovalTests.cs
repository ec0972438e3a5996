namespace RsaCloudAdmin.Client.Tests.Wire;

public class DeviceRemovalTests : WireTest
{
    private const string Phone = "5a1e0000-0000-4000-8000-000000000001";

    private readonly CallContext _call = new(TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_device_that_an_id_names_is_removed_and_only_its_id_is_known()
    {
        var server = Serve(Responses.Empty);

        var removed = await Soon(Connect(server).Authenticators.RemoveAsync(Alice, Phone, _call));

        var request = Assert.Single(server.Requests);
        Assert.Equal($"DELETE /AdminInterface/restapi/v1/users/{Responses.UserId}/devices/{Phone} HTTP/1.1", request.Line);
        Assert.Empty(request.Body);
        Assert.Equivalent(new RsaRemovedAuthenticator { UserId = Responses.UserId, Identity = Responses.UserId, AuthenticatorId = Phone }, removed, strict: true);
        AssertWarnings();
    }

    [Fact]
    public async Task A_device_that_was_listed_is_removed_with_its_name_and_type()
    {
        var server = Serve(Responses.Found, Responses.Empty);

        var removed = await Soon(Connect(server).Authenticators.RemoveAsync("alice", Listed("Device", Phone), _call));

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal($"DELETE /AdminInterface/restapi/v1/users/{Responses.UserId}/devices/{Phone} HTTP/1.1", server.Requests[1].Line);
        Assert.Equivalent(
            new RsaRemovedAuthenticator { UserId = Responses.UserId, Identity = "alice", EmailAddress = "alice@example.com", UserName = "alice", AuthenticatorId = Phone, Name = "Alice's phone", DeviceType = "iOS" },
            removed,
            strict: true);
        AssertWarnings();
    }

    [Theory]
    [InlineData("close")]
    [InlineData("500")]
    public async Task What_an_id_alone_named_and_is_gone_after_an_attempt_of_unknown_outcome_may_have_been_another_id(string first)
    {
        var server = Serve(first == "close" ? Responses.Close : Responses.Json(500, "{}"), Responses.NotFound);

        var removed = await Soon(Connect(server).Authenticators.RemoveAsync(Alice, Phone, _call));

        Assert.Equal(Phone, removed.AuthenticatorId);
        Assert.Equal(2, server.Requests.Count);
        AssertWarnings($"The request to remove device '{Phone}' of '{Responses.UserId}' failed, and the retry reported that the device does not exist. The device is treated as removed. If the id was wrong, the user still has the device: list the authenticators to check.");
    }

    [Fact]
    public async Task What_the_service_listed_and_is_gone_after_an_attempt_of_unknown_outcome_was_removed_by_it()
    {
        var server = Serve(Responses.Close, Responses.NotFound);

        var removed = await Soon(Connect(server).Authenticators.RemoveAsync(Alice, Listed("Device", Phone), _call));

        Assert.Equal((Phone, "Alice's phone"), (removed.AuthenticatorId, removed.Name));
        Assert.Equal(2, server.Requests.Count);
        AssertWarnings();
    }

    [Fact]
    public async Task An_unknown_address_after_an_attempt_of_unknown_outcome_leaves_that_attempt_open()
    {
        var server = Serve(Responses.Json(502, "{}"), Responses.Json(404, """{"timestamp": 0, "status": 404, "error": "Not Found", "message": "none", "path": "/x"}"""));

        var error = await FailsAsync(() => Connect(server).Authenticators.RemoveAsync(Alice, Listed("Device", Phone), _call));

        Assert.Equal((RsaErrorReason.UnexpectedResponse, 404, 2), (error.Reason, error.StatusCode, error.Tries));
        Assert.EndsWith(" The service said '404 Not Found: none'. An earlier attempt may have been processed.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Device", null)]
    [InlineData("Fido", Phone)]
    [InlineData("HardwareToken", Phone)]
    [InlineData("Fido", null)]
    public async Task What_is_not_a_device_with_an_id_is_an_error_and_sends_nothing(string kind, string? id)
    {
        var server = Serve(Responses.Empty);

        var error = await FailsAsync(() => Connect(server).Authenticators.RemoveAsync("alice", Listed(kind, id)));

        Assert.Equal("Could not remove an authenticator of 'alice': it is not a device with an id.", error.Message);
        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_device_that_does_not_exist_at_the_first_attempt_is_an_error(bool isListed)
    {
        var devices = Connect(Serve(Responses.NotFound)).Authenticators;

        var error = await FailsAsync(() => isListed ? devices.RemoveAsync(Alice, Listed("Device", Phone), _call) : devices.RemoveAsync(Alice, Phone, _call));

        Assert.Equal($"Could not remove device '{Phone}' of '{Responses.UserId}': either the user or the authenticator does not exist. The service said '404 NOT_FOUND: not found'.", error.Message);
        Assert.Equal(RsaErrorReason.UserOrAuthenticatorNotFound, error.Reason);
        AssertWarnings();
    }

    private static RsaUserAuthenticator Listed(string kind, string? id) => new() { Kind = kind, AuthenticatorId = id, Name = "Alice's phone", DeviceType = "iOS" };

    private void AssertWarnings(params string[] expected) => Assert.Equal(expected, _call.Notes.Where(note => note.IsWarning).Select(note => note.Text));
}
