namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The removal of an emergency tokencode, where the outcome of each attempt is known.</summary>
public class TokencodeRemovalTests : WireTest
{
    [Theory]
    [InlineData("Enabled", true)]
    [InlineData("Disabled", false)]
    public async Task Emergency_access_without_a_tokencode_that_is_named_is_told(string status, bool isTold)
    {
        var server = Serve(Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", "emergencyAccessStatus": "{{status}}"}"""));
        var call = new CallContext();

        Assert.False((await Soon(Connect(server).EmergencyTokencodes.DisableAsync("alice", call: call))).WasEnabled);

        Assert.Equal(
            isTold ? ["The service reports emergency access of 'alice' as enabled, but returned no id of a tokencode. Nothing was disabled. If the user has a tokencode, disable it by its id, or in RSA's console."] : [],
            call.Notes.Where(note => note.IsWarning).Select(note => note.Text));
    }

    [Theory]
    [InlineData("HTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")]
    public async Task A_success_need_not_be_empty_nor_200(string response)
    {
        var server = Serve(Responses.Raw(response));

        Assert.True((await Soon(Connect(server).EmergencyTokencodes.DisableAsync(Alice, Responses.TokencodeId))).WasEnabled);
    }

    [Fact]
    public async Task The_tokencodes_id_is_taken_from_the_users_details()
    {
        var server = Serve(Responses.Found, Responses.Empty);

        var status = await Soon(Connect(server).EmergencyTokencodes.DisableAsync("alice@example.com"));

        Assert.Equal(Responses.TokencodeId, status.EmergencyTokencodeId);
        Assert.Equal("alice@example.com", status.Identity);
        Assert.EndsWith($"/{Responses.UserId}/emergencyTokencode/{Responses.TokencodeId}", server.Requests[1].Target, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task Of_a_user_without_a_tokencode_nothing_is_removed(string id)
    {
        var server = Serve(Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", "emergencyTokencodeId": {{id}}}"""), Responses.Empty);

        var status = await Soon(Connect(server).EmergencyTokencodes.DisableAsync("alice@example.com"));

        Assert.False(status.WasEnabled);
        Assert.Null(status.EmergencyTokencodeId);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_tokencode_that_somebody_else_removed_meanwhile_needs_no_removing()
    {
        var server = Serve(Responses.Found, Responses.NotFound, Responses.Json(200, $$"""{"id": "{{Responses.UserId}}"}"""));

        var status = await Soon(Connect(server).EmergencyTokencodes.DisableAsync("alice"));

        Assert.False(status.WasEnabled);
        Assert.Null(status.EmergencyTokencodeId);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_tokencode_that_was_issued_in_its_place_meanwhile_is_removed()
    {
        var server = Serve(
            Responses.Found,
            Responses.NotFound,
            Responses.Json(200, $$"""{"id": "{{Responses.UserId}}", "emergencyTokencodeId": "newer", "offlineEmergencyTokencodeExpiration": "2026-09-06T15:34:44.000Z"}"""),
            Responses.Empty);

        var status = await Soon(Connect(server).EmergencyTokencodes.DisableAsync("alice"));

        Assert.Equal((true, "newer", new DateTime(2026, 9, 6, 15, 34, 44, DateTimeKind.Utc).ToLocalTime()), (status.WasEnabled, status.EmergencyTokencodeId, status.OfflineExpirationDate));
        Assert.EndsWith("/emergencyTokencode/newer", server.Requests[3].Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tokencode_that_cannot_be_removed_is_an_error()
    {
        var server = Serve(Responses.Found, Responses.Json(400, "{}"));

        Assert.Equal(RsaErrorReason.InvalidRequest, (await FailsAsync(() => Connect(server).EmergencyTokencodes.DisableAsync("alice"))).Reason);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_web_page_in_place_of_the_empty_response_removed_nothing()
    {
        var server = Serve(Responses.Html(200));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, (await FailsAsync(() => Connect(server).EmergencyTokencodes.DisableAsync(Alice, Responses.TokencodeId))).Reason);
    }

    [Fact]
    public async Task An_id_alone_does_not_tell_the_tokencode()
    {
        var server = Serve(Responses.Empty);

        var error = await FailsAsync(() => Connect(server).EmergencyTokencodes.DisableAsync(Alice));

        Assert.Equal(RsaErrorReason.InvalidRequest, error.Reason);
        Assert.Empty(server.Requests);
    }
}
