namespace RsaCloudAdmin.Client.Tests.Wire;

public class AuthenticatorListTests : WireTest
{
    private const string Devices = $"v2/users/{Responses.UserId}/devices";
    private const string OneOfEachKind = """{"sidTokens": [{"id": "token"}], "fidoTokens": [{"id": "key"}], "devices": [{"id": "phone"}]}""";

    private readonly CallContext _call = new(TestContext.Current.CancellationToken);

    [Theory]
    [InlineData(false, "false")]
    [InlineData(true, "true")]
    public async Task Browsers_are_requested_only_if_the_caller_wants_them(bool includeBrowsers, string sent)
    {
        var server = Serve(Responses.Json(200, OneOfEachKind));

        await Soon(Connect(server).Authenticators.ListAsync(Alice, includeBrowsers));

        var request = Assert.Single(server.Requests);
        Assert.Equal($"GET /AdminInterface/restapi/{Devices}?includeBrowsers={sent} HTTP/1.1", request.Line);
        Assert.Empty(request.Body);
    }

    [Fact]
    public async Task An_authenticator_has_the_values_of_the_response_and_the_names_of_its_user()
    {
        var server = Serve(Responses.Found, Responses.Json(200, """
            {"sidTokens": [{"id": "t1", "name": "Office", "deviceType": "SID700", "status": "On hold", "registeredDate": "2026-01-01T00:00:00.000Z", "updatedAt": "2026-01-02T00:00:00.000Z",
              "capabilities": ["OTP", "PIN"], "browser": "Chrome", "tokenSerialNumber": "1000000001", "deviceSerialNumber": "DS1", "tokenState": "Activated", "tokenStatus": "Disabled",
              "tokenStatusReason": "Lost", "tokenStatusChangedAt": "2026-01-03T00:00:00.000Z", "tokenStatusChangedBy": "carol", "pinSet": true, "expiryDate": "2026-01-04T00:00:00.000Z",
              "assignedAt": "2026-01-05T00:00:00.000Z", "assignedBy": "dave"}]}
            """));

        var listed = await Soon(Connect(server).Authenticators.ListAsync("alice", call: _call));

        var expected = new RsaUserAuthenticator
        {
            UserId = Responses.UserId,
            Identity = "alice",
            EmailAddress = "alice@example.com",
            UserName = "alice",
            Kind = "HardwareToken",
            AuthenticatorId = "t1",
            Name = "Office",
            DeviceType = "SID700",
            Status = "On hold",
            RegisteredDate = January(1),
            UpdatedAt = January(2),
            Capabilities = "OTP, PIN",
            Browser = "Chrome",
            TokenSerialNumber = "1000000001",
            DeviceSerialNumber = "DS1",
            TokenState = "Activated",
            TokenStatus = "Disabled",
            TokenStatusReason = "Lost",
            TokenStatusChangedAt = January(3),
            TokenStatusChangedBy = "carol",
            PinSet = true,
            ExpirationDate = January(4),
            AssignedAt = January(5),
            AssignedBy = "dave",
        };
        Assert.Equivalent(expected, Assert.Single(listed), strict: true);
        Assert.DoesNotContain(_call.Notes, note => note.IsWarning);
    }

    [Theory]
    [InlineData(null, "Device phone", "Fido key", "HardwareToken token")]
    [InlineData(new[] { RsaAuthenticatorKind.Fido }, "Fido key")]
    [InlineData(new[] { RsaAuthenticatorKind.HardwareToken, RsaAuthenticatorKind.Device }, "Device phone", "HardwareToken token")]
    public async Task The_kinds_of_interest_are_returned_in_the_order_of_all_kinds(RsaAuthenticatorKind[]? kinds, params string[] expected)
    {
        var listed = await Soon(Connect(Serve(Responses.Json(200, OneOfEachKind))).Authenticators.ListAsync(Alice, kinds: kinds, call: _call));

        Assert.Equal(expected, listed.Select(item => $"{item.Kind} {item.AuthenticatorId}"));
        AssertNotes();
    }

    [Theory]
    [InlineData("""{"devices": []}""", null, "")]
    [InlineData("""{"devices": [{"id": "phone"}]}""", new[] { RsaAuthenticatorKind.Fido }, " of the kind Fido")]
    [InlineData("[]", new[] { RsaAuthenticatorKind.HardwareToken, RsaAuthenticatorKind.Device }, " of the kind HardwareToken or Device")]
    public async Task That_a_user_has_none_of_the_kinds_is_reported(string body, RsaAuthenticatorKind[]? kinds, string ofTheKind)
    {
        Assert.Empty(await Soon(Connect(Serve(Responses.Json(200, body))).Authenticators.ListAsync(Alice, kinds: kinds, call: _call)));

        AssertNotes($"'{Responses.UserId}' has no authenticators{ofTheKind}.");
    }

    [Theory]
    [InlineData("""[{"id": "1"}, {"id": "2"}]""", "Device 1", "Device 2")]
    [InlineData("""{"devices": [{"id": "1"}]}""", "Device 1")]
    [InlineData("""{"fidoTokens": [{"id": "1"}]}""", "Fido 1")]
    [InlineData("""{"devices": null, "sidTokens": [{"id": "1"}, {"id": "2"}]}""", "HardwareToken 1", "HardwareToken 2")]
    [InlineData("""{"devices": [{"id": " "}]}""", "Device ")]
    public async Task A_list_is_read_in_the_form_of_either_version_and_without_the_lists_that_are_missing(string body, params string[] expected)
    {
        var listed = await Soon(Connect(Serve(Responses.Json(200, body))).Authenticators.ListAsync(Alice));

        Assert.Equal(expected, listed.Select(item => $"{item.Kind} {item.AuthenticatorId}"));
    }

    [Theory]
    [InlineData("{}", "the response lacks devices")]
    [InlineData("""{"devices": null, "fidoTokens": null}""", "the response lacks devices")]
    [InlineData("""{"devices": [null]}""", "the response lacks item")]
    [InlineData("""{"devices": [{"userId": "another"}]}""", $"userId in the response is 'another', not '{Responses.UserId}'")]
    [InlineData("[[]]", "the response is not in the expected form: it is not a complete JSON object")]
    public async Task A_response_without_a_list_of_this_user_is_an_error_and_not_an_empty_list(string body, string what)
    {
        var error = await FailsAsync(() => Connect(Serve(Responses.Json(200, body))).Authenticators.ListAsync(Alice, call: _call));

        Assert.Equal($"Could not list the authenticators of '{Responses.UserId}': {what}.", error.Message);
        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        AssertNotes();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"F10D0514-7DD1-4A13-A30E-236D0E65B56A\"")]
    public async Task The_users_id_is_the_one_that_was_sent_if_the_response_has_none_or_the_same(string userId)
    {
        var listed = await Soon(Connect(Serve(Responses.Json(200, $$"""{"devices": [{"id": "phone", "userId": {{userId}}}]}"""))).Authenticators.ListAsync(Alice));

        Assert.Equivalent(
            new RsaUserAuthenticator { UserId = Responses.UserId, Identity = Responses.UserId, Kind = "Device", AuthenticatorId = "phone" },
            Assert.Single(listed),
            strict: true);
    }

    [Fact]
    public async Task A_user_whom_the_service_does_not_know_is_an_error()
    {
        var error = await FailsAsync(() => Connect(Serve(Responses.NotFound)).Authenticators.ListAsync(Alice, call: _call));

        Assert.Equal($"Could not list the authenticators of '{Responses.UserId}': the user does not exist. The service said '404 NOT_FOUND: not found'.", error.Message);
        Assert.Equal(RsaErrorReason.UserNotFound, error.Reason);
    }

    private static DateTime January(int day) => new DateTime(2026, 1, day, 0, 0, 0, DateTimeKind.Utc).ToLocalTime();

    private void AssertNotes(params string[] afterTheRequest) =>
        Assert.Equal([$"GET {Devices}?includeBrowsers=false: 200 OK, 0 ms.", .. afterTheRequest], _call.Notes.Select(note => note.Text));
}
