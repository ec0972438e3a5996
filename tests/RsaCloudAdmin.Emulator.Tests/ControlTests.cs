using System.Net.Http.Headers;

namespace RsaCloudAdmin.Emulator.Tests;

public class ControlTests : EmulatorTest
{
    [Fact]
    public async Task The_users_are_shown_without_a_token_and_without_their_codes()
    {
        await SendAsync("PUT v1/users/$1/emergencyTokencode", """{"expirationDays":1}""");

        var response = await PlainAsync("GET /emulator/users");

        Assert.Equal((200, "application/json", 2), (response.Status, response.ContentType, response.Json.GetProperty("users").GetArrayLength()));
        Assert.Equal(
            $$"""{"id":"{{Alice}}","emailAddress":"user1@example.com","isTokenLocked":true,"isSmsLocked":true,"isVoiceLocked":true,"hasEmergencyTokencode":true,"emergencyTokencodesIssued":1}""",
            response.Json.GetProperty("users")[0].GetRawText());
        Assert.DoesNotContain(AliceNow.Tokencode!.Code, response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_are_planned_anew_shown_and_taken_back()
    {
        Assert.Equal(204, (await PlainAsync("PUT /emulator/faults", "reset")).Status);
        Assert.Equal(204, (await PlainAsync("PUT /emulator/faults", "503@unlock=2x, hang")).Status);
        Assert.Equal(503, (await SendAsync("PATCH v1/users/$1/methods", """{"unlockMethods":["SMS"]}""")).Status);

        var lines = (await PlainAsync("GET /emulator/faults")).Text.Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Equal(["503@Unlock=2x # struck 1 time", "hang # struck 0 times"], lines);
        var planned = Emulator.Faults.All.Select(fault => fault.Fault).ToList();
        Assert.Equal(204, (await PlainAsync("PUT /emulator/faults", string.Join('\n', lines))).Status);
        Assert.Equal(planned, Emulator.Faults.All.Select(fault => fault.Fault));

        Assert.Equal(204, (await PlainAsync("PUT /emulator/faults", "")).Status);
        Assert.Empty(Emulator.Faults.All);
    }

    [Theory]
    [InlineData("POST /emulator/users", 405, "GET")]
    [InlineData("DELETE /emulator/faults", 405, "GET, PUT")]
    [InlineData("GET /emulator/reset", 405, "POST")]
    [InlineData("GET /emulator/devices", 405, "POST")]
    [InlineData("GET /emulator/stop", 405, "POST")]
    [InlineData("GET /emulator/nothing", 404, "")]
    public async Task A_wrong_method_is_405_and_a_wrong_path_404(string request, int status, string allow)
    {
        var response = await PlainAsync(request);

        Assert.Equal((status, allow), (response.Status, response.Allow));
        Assert.False(Emulator.StopRequested.IsCancellationRequested);
    }

    [Fact]
    public async Task Faults_that_cannot_be_read_change_nothing()
    {
        await PlainAsync("PUT /emulator/faults", "hang");

        var response = await PlainAsync("PUT /emulator/faults", "reset, 505");

        Assert.Equal(400, response.Status);
        Assert.Contains("'505' is not one of", response.Text, StringComparison.Ordinal);
        Assert.Single(Emulator.Faults.All);
    }

    [Fact]
    public async Task A_request_to_stop_gets_a_response_and_is_passed_on_to_whoever_started_the_emulator()
    {
        Assert.False(Emulator.StopRequested.IsCancellationRequested);

        Assert.Equal(204, (await PlainAsync("POST /emulator/stop")).Status);

        await Task.Delay(Timeout.Infinite, Emulator.StopRequested).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken).ContinueWith(_ => { }, TaskScheduler.Default);
        Assert.True(Emulator.StopRequested.IsCancellationRequested);
    }

    [Fact]
    public async Task A_reset_brings_the_users_back_and_empties_the_journal()
    {
        await SendAsync("PATCH v1/users/$1/methods", """{"unlockMethods":["SMS"]}""");
        await SendAsync("DELETE v1/sidTokens/delete", """{"tokenSerialNumber":"1000000001"}""");
        Emulator.Tenant.AddUser("new@example.com");

        Assert.Equal(204, (await PlainAsync("POST /emulator/reset")).Status);

        Assert.True(AliceNow.IsSmsLocked);
        Assert.Equal((2, 2), (Emulator.Tenant.Users.Count, Emulator.Tenant.HardwareTokens.Count));
        Assert.Equal(0, Emulator.Requests.Count);
        Assert.Equal(200, (await SendAsync("GET v1/licenseusage")).Status);
    }

    [Theory]
    [InlineData("user=user1@example.com", 204, 3)]
    [InlineData("user=user1@example.com&id=00000001-5e5a-4a11-8e1f-c10ad0000002", 204, 2)]
    [InlineData("user=user1@example.com&id=1", 400, 2)]
    [InlineData("user=nobody@example.com", 404, 2)]
    [InlineData("", 404, 2)]
    public async Task A_user_gets_a_phone_and_none_twice(string query, int status, int devices)
    {
        Assert.Equal(status, (await PlainAsync($"POST /emulator/devices?{query}")).Status);

        Assert.Equal(devices, AliceNow.Devices.Count);
    }

    [Theory]
    [InlineData("POST /emulator/reset")]
    [InlineData("PUT /emulator/faults")]
    [InlineData("GET /emulator/users")]
    [InlineData("GET /emulator/faults")]
    public async Task A_web_page_in_somebodys_browser_is_refused(string request)
    {
        await SendAsync("PATCH v1/users/$1/methods", """{"unlockMethods":["SMS"]}""");

        var otherName = await SendAsync(request, "hang", http => http.Headers.Host = "attacker.example.com");
        var otherOrigin = await SendAsync(request, "hang", http => http.Headers.Add("Origin", "https://attacker.example.com"));

        Assert.Equal((403, 403), (otherName.Status, otherOrigin.Status));
        Assert.False(AliceNow.IsSmsLocked);
        Assert.Empty(Emulator.Faults.All);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task The_machine_itself_may_be_called_by_any_of_its_own_names(string host) =>
        Assert.Equal(200, (await SendAsync("GET /emulator/users", null, http => http.Headers.Host = $"{host}:{Emulator.BaseUri.Port}")).Status);

    private Task<Response> PlainAsync(string request, string? body = null) => SendAsync(request, body, http =>
    {
        if (http.Content is { } content)
            content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
    });
}
