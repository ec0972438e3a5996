using RsaCloudAdmin.Client.Runs;

namespace RsaCloudAdmin.Client.Tests.Wire;

public class AllDevicesRemovalTests : WireTest
{
    private const string Devices = $"/AdminInterface/restapi/v1/users/{Responses.UserId}/devices";
    private const string Listing = $"GET /AdminInterface/restapi/v2/users/{Responses.UserId}/devices?includeBrowsers=false HTTP/1.1";

    private static readonly RequestHandler s_refused = Responses.Json(400, """{"code": "400 BAD_REQUEST", "description": "No."}""");

    private readonly CallContext _call = new(TestContext.Current.CancellationToken);

    private IEnumerable<string> Warnings => _call.Notes.Where(note => note.IsWarning).Select(note => note.Text);

    // Without the notes about each request.
    private IEnumerable<string> Details => _call.Notes.Where(note => note.Text.StartsWith('\'') || note.Text.StartsWith("Device ", StringComparison.Ordinal)).Select(note => note.Text);

    [Fact]
    public async Task Each_device_is_removed_with_its_name_and_type_and_no_other_kind_is()
    {
        var server = Serve(
            Responses.Found,
            Responses.Json(200, """{"devices": [{"id": "a", "name": "Phone", "deviceType": "iOS"}, {"id": "b", "name": "Tablet", "deviceType": "Android"}], "fidoTokens": [{"id": "key"}, {}], "sidTokens": [{"id": "token"}, {}]}"""),
            Responses.Empty);

        var removed = await Soon(Connect(server).Authenticators.RemoveAllAsync("alice", _call));

        Assert.Equal([Listing, $"DELETE {Devices}/a HTTP/1.1", $"DELETE {Devices}/b HTTP/1.1"], server.Requests.Skip(1).Select(request => request.Line));
        Assert.All(server.Requests.Skip(1), request => Assert.Empty(request.Body));
        Assert.Equal(2, removed.Count);
        Assert.Equivalent(Removed("a", "Phone", "iOS"), removed[0], strict: true);
        Assert.Equivalent(Removed("b", "Tablet", "Android"), removed[1], strict: true);
        Assert.Empty(Warnings);
        Assert.Empty(Details);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"devices": []}""")]
    [InlineData("""{"devices": [], "fidoTokens": [{"id": "key"}], "sidTokens": [{"id": "token"}]}""")]
    public async Task That_a_user_has_no_devices_is_reported(string body)
    {
        var server = Serve(Responses.Json(200, body), Responses.Empty);

        Assert.Empty(await Soon(Connect(server).Authenticators.RemoveAllAsync(Alice, _call)));

        Assert.Equal(Listing, Assert.Single(server.Requests).Line);
        Assert.Equal([$"'{Responses.UserId}' has no devices. Nothing was removed."], Details);
    }

    [Theory]
    [InlineData("""{"devices": [{"id": "a"}, {"name": "Phone"}]}""")]
    [InlineData("""{"devices": [{"id": ""}, {"id": "b"}]}""")]
    [InlineData("""[{"id": " "}]""")]
    public async Task If_one_device_is_listed_without_an_id_none_is_removed(string body)
    {
        var server = Serve(Responses.Json(200, body), Responses.Empty);

        var error = await FailsAsync(() => Connect(server).Authenticators.RemoveAllAsync(Alice, _call));

        Assert.Equal($"Could not remove the devices of '{Responses.UserId}': the service listed a device without an id. Nothing was removed.", error.Message);
        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"fidoTokens": [], "sidTokens": []}""")]
    [InlineData("""{"devices": null, "fidoTokens": [{"id": "key"}]}""")]
    public async Task A_response_without_a_list_of_devices_does_not_mean_that_there_are_none(string body)
    {
        var server = Serve(Responses.Json(200, body), Responses.Empty);

        var error = await FailsAsync(() => Connect(server).Authenticators.RemoveAllAsync(Alice, _call));

        Assert.Equal($"Could not list the authenticators of '{Responses.UserId}': the response lacks devices.", error.Message);
        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Single(server.Requests);
        Assert.Empty(Details);
    }

    [Theory]
    [InlineData("a", 0, "")]
    [InlineData("abc", 0, " Not attempted: 'b', 'c'.")]
    [InlineData("abc", 2, " Removed: 'a', 'b'.")]
    [InlineData("abcde", 2, " Removed: 'a', 'b'. Not attempted: 'd', 'e'.")]
    public async Task The_first_failure_ends_the_removal_and_reports_what_was_removed_and_what_was_not_attempted(string devices, int removed, string progress)
    {
        var server = Serve([Listed(devices), .. Enumerable.Repeat(Responses.Empty, removed), s_refused]);

        var error = await FailsAsync(() => Connect(server).Authenticators.RemoveAllAsync(Alice, _call));

        Assert.Equal($"Could not remove device '{devices[removed]}' of '{Responses.UserId}': the service rejected the request. The service said '400 BAD_REQUEST: No.'.{progress}", error.Message);
        Assert.Equal((RsaErrorReason.InvalidRequest, 400), (error.Reason, error.StatusCode));
        Assert.Equal(devices[..removed].Select(id => $"{id}"), error.Done.Cast<RsaRemovedAuthenticator>().Select(device => device.AuthenticatorId));
        Assert.Equal(devices[..(removed + 1)].Select(id => $"DELETE {Devices}/{id} HTTP/1.1"), server.Requests.Skip(1).Select(request => request.Line));
    }

    [Fact]
    public async Task A_device_that_does_not_exist_any_more_is_reported_and_is_not_a_result()
    {
        var server = Serve(Listed("abc"), Responses.Empty, Responses.NotFound, Responses.Empty);

        var removed = await Soon(Connect(server).Authenticators.RemoveAllAsync(Alice, _call));

        Assert.Equal(["a", "c"], removed.Select(device => device.AuthenticatorId));
        Assert.Equal([$"Device 'b' of '{Responses.UserId}' does not exist any more."], Details);
        Assert.Empty(Warnings);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_failure_names_a_device_that_did_not_exist_any_more_neither_as_removed_nor_as_not_attempted()
    {
        var server = Serve(Listed("abcd"), Responses.Empty, Responses.NotFound, s_refused);

        var error = await FailsAsync(() => Connect(server).Authenticators.RemoveAllAsync(Alice, _call));

        Assert.Equal($"Could not remove device 'c' of '{Responses.UserId}': the service rejected the request. The service said '400 BAD_REQUEST: No.'. Removed: 'a'. Not attempted: 'd'.", error.Message);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("""{"message": "Not Found"}""", " The service said 'Not Found'.")]
    [InlineData("""{"error": "Not Found"}""", " The service said '404 Not Found'.")]
    public async Task A_gateways_404_says_nothing_about_a_device(string body, string said)
    {
        var server = Serve(Listed("abc"), Responses.Empty, Responses.Json(404, body));

        var error = await FailsAsync(() => Connect(server).Authenticators.RemoveAllAsync(Alice, _call));

        Assert.Equal($"Could not remove device 'b' of '{Responses.UserId}': either the user or the authenticator does not exist.{said} Removed: 'a'. Not attempted: 'c'.", error.Message);
        Assert.Empty(Details);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task What_is_gone_after_an_attempt_of_unknown_outcome_was_removed_by_it()
    {
        var server = Serve(Listed("ab"), Responses.Close, Responses.NotFound, Responses.Empty);

        var removed = await Soon(Connect(server).Authenticators.RemoveAllAsync(Alice, _call));

        Assert.Equal(["a", "b"], removed.Select(device => device.AuthenticatorId));
        Assert.Empty(Warnings);
        Assert.Empty(Details);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_that_ends_completes_a_removal_that_has_begun_but_begins_none(bool hasBegun)
    {
        using var ending = new CancellationTokenSource();
        async Task EndAsync(RecordedRequest request, ServerConnection connection)
        {
            await ending.CancelAsync();
            await (request.Method == "GET" ? Listed("ab") : Responses.Empty)(request, connection);
        }

        var server = hasBegun ? Serve(Listed("ab"), EndAsync, Responses.Empty) : Serve(EndAsync, Responses.Empty);
        var call = Connect(server).Authenticators.RemoveAllAsync(Alice, new CallContext(new UserLookupCache(), TestContext.Current.CancellationToken, ending.Token));

        if (hasBegun)
            Assert.Equal(["a", "b"], (await Soon(call)).Select(device => device.AuthenticatorId));
        else
            Assert.Equal($"Could not remove device 'a' of '{Responses.UserId}': the run ended before the request was processed; nothing was changed. Not attempted: 'b'.", (await FailsAsync(() => call)).Message);
        Assert.Equal(hasBegun ? 3 : 1, server.Requests.Count);
    }

    private static RequestHandler Listed(string devices) => Responses.Json(200, $$"""{"devices": [{{string.Join(", ", devices.Select(id => $$"""{"id": "{{id}}"}"""))}}]}""");

    private static RsaRemovedAuthenticator Removed(string id, string name, string deviceType) => new()
    {
        UserId = Responses.UserId,
        Identity = "alice",
        EmailAddress = "alice@example.com",
        UserName = "alice",
        AuthenticatorId = id,
        Name = name,
        DeviceType = deviceType,
    };
}
