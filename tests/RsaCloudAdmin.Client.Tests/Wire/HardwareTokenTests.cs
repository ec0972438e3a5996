namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>The details of hardware tokens, and changes of their name and PIN.</summary>
public class HardwareTokenTests : WireTest
{
    private const string Serial = "000123";

    [Theory]
    [InlineData($"\"{Responses.UserId}\"", Responses.UserId)]
    [InlineData("\"\"", "")]
    [InlineData("null", "")]
    public async Task A_tokens_user_is_the_one_in_its_details_and_empty_without_one(string json, string id)
    {
        var server = Serve(Responses.Json(200, $$"""{"userId": {{json}}, "tokenSerialNumber": "123", "name": "Key ring"}"""));

        var token = await Soon(Connect(server).HardwareTokens.LookUpAsync(Serial));

        Assert.Equal("POST /AdminInterface/restapi/v1/sidTokens/lookup HTTP/1.1", Assert.Single(server.Requests).Line);
        Assert.Equal("""{"tokenSerialNumber":"000123"}""", server.Requests[0].Text);
        Assert.Equal((id, id, null, null), (token.UserId, token.Identity, token.EmailAddress, token.UserName));
        Assert.Equal((Serial, "Key ring"), (token.TokenSerialNumber, token.TokenName));
    }

    [Fact]
    public async Task A_changed_tokens_user_is_the_one_in_the_request_if_the_service_sends_an_empty_id()
    {
        var server = Serve(Responses.Json(200, $$"""{"userId": "", "tokenSerialNumber": "{{Serial}}", "tokenStatus": "Enabled"}"""));

        Assert.Equal(Responses.UserId, (await Soon(Connect(server).HardwareTokens.EnableAsync(Alice, Serial))).UserId);
    }

    [Theory]
    [InlineData("\"Key ring\"", "Key ring", null)]
    [InlineData("\"key ring\"", "key ring", "'key ring'")]
    [InlineData("null", null, "no name")]
    public async Task A_renamed_token_has_the_name_that_the_service_reports_with_a_warning_if_it_is_not_the_new_one(string json, string? name, string? reported)
    {
        var server = Serve(Responses.Json(200, $$"""{"userId": "{{Responses.UserId}}", "tokenSerialNumber": "{{Serial}}", "name": {{json}}}"""));
        var call = new CallContext();

        var token = await Soon(Connect(server).HardwareTokens.RenameAsync(Alice, Serial, "Key ring", call));

        Assert.Equal($"PATCH /AdminInterface/restapi/v1/users/{Responses.UserId}/sidTokens/updateName HTTP/1.1", Assert.Single(server.Requests).Line);
        Assert.Equal("""{"tokenSerialNumber":"000123","updatedName":"Key ring"}""", server.Requests[0].Text);
        Assert.Equal((Responses.UserId, Serial, name), (token.UserId, token.TokenSerialNumber, token.TokenName));
        Assert.Equal(
            reported is null ? [] : [$"The service accepted the new name 'Key ring' for hardware token '{Serial}', but reports {reported}."],
            call.Notes.Where(note => note.IsWarning).Select(note => note.Text));
    }

    [Fact]
    public async Task A_cleared_PIN_that_is_reported_as_set_is_an_error()
    {
        var server = Serve(Responses.Json(200, $$"""{"tokenSerialNumber": "{{Serial}}", "pinSet": true}"""));

        var error = await FailsAsync(() => Connect(server).HardwareTokens.ClearPinAsync(Alice, Serial));

        Assert.Equal(RsaErrorReason.UnexpectedResponse, error.Reason);
        Assert.Equal($"Could not clear the PIN of hardware token '{Serial}' of '{Responses.UserId}': pinSet in the response is true; whether the change was made is unknown.", error.Message);
    }
}
