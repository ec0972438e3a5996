using System.Text.Json.Nodes;
using RsaCloudAdmin.Emulator.Keys;

namespace RsaCloudAdmin.Emulator.Tests;

public class TokenTests : EmulatorTest
{
    private const string Unreadable = "Server failed to process provided access token";
    private const string Expired = "Expired Access Token is not allowed";
    private const string BadAudience = "Invalid audience in access token";
    private const string BadAccessId = "Access Id of the access token is not valid";

    private Jwt Token => new(Key, Clock.GetUtcNow());

    [Theory]
    [InlineData("jti", "\"1\"")]
    [InlineData("iss", "\"anybody\"")]
    [InlineData("nbf", "4000000000")]
    public async Task Other_claims_are_ignored(string claim, string json)
    {
        var token = Token;
        token.Claims[claim] = JsonNode.Parse(json);

        await AcceptedAsync(token.Signed());
    }

    [Theory]
    [InlineData("sub", "\"somebody else\"", BadAccessId)]
    [InlineData("sub", null, BadAccessId)]
    [InlineData("aud", "\"https://example.com/AdminInterface/restapi\"", BadAudience)]
    [InlineData("aud", null, BadAudience)]
    [InlineData("iat", null, Unreadable)]
    [InlineData("exp", null, Unreadable)]
    public async Task A_claim_that_is_wrong_or_not_there_is_refused(string claim, string? json, string message)
    {
        var token = Token;
        token.Claims.Remove(claim);
        if (json is not null)
            token.Claims[claim] = JsonNode.Parse(json);

        await RefusedAsync(token.Signed(), message);
    }

    [Theory]
    [InlineData(AudienceRule.Strict, "", true)]
    [InlineData(AudienceRule.Strict, "/", false)]
    [InlineData(AudienceRule.Lenient, "", true)]
    [InlineData(AudienceRule.Lenient, "/", true)]
    [InlineData(AudienceRule.Lenient, "host", true)]
    [InlineData(AudienceRule.Lenient, "other", false)]
    public async Task An_audience_is_compared_as_the_options_say(AudienceRule rule, string audience, bool isAccepted)
    {
        await using var emulator = await CloudEmulator.StartAsync(new EmulatorOptions { Clock = Clock, Audience = rule }, TestContext.Current.CancellationToken);
        var key = emulator.CreateApiKey();
        var token = new Jwt(key, Clock.GetUtcNow());
        token.Claims["aud"] = audience switch
        {
            "host" => emulator.BaseUri.GetLeftPart(UriPartial.Authority),
            "other" => "https://example.com/AdminInterface/restapi",
            _ => key.AdminRestApiUrl + audience,
        };

        var response = await SendAsync("GET v1/licenseusage", null, http =>
        {
            http.RequestUri = new Uri($"{emulator.BaseUri}/v1/licenseusage");
            http.Headers.Authorization = new("Bearer", token.Signed());
        });

        Assert.Equal(isAccepted ? 200 : 403, response.Status);
    }

    [Theory]
    // When the token was issued and when it expires, in seconds from now.
    [InlineData(0, 3600, null)]
    [InlineData(0, 3601, Unreadable)]
    [InlineData(-3600, 0, null)]
    [InlineData(60, 3660, null)]
    [InlineData(61, 3600, Unreadable)]
    [InlineData(-1800, -60, null)]
    [InlineData(-1800, -61, Expired)]
    [InlineData(-3660, -60, null)]
    [InlineData(-3661, -61, Expired)]
    [InlineData(-3661, -60, Expired)]
    public async Task It_lives_an_hour_at_most_with_a_minutes_tolerance_for_clocks(int issued, int expires, string? refusal)
    {
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        var token = Token;
        token.Claims["iat"] = now + issued;
        token.Claims["exp"] = now + expires;

        await (refusal is null ? AcceptedAsync(token.Signed()) : RefusedAsync(token.Signed(), refusal));
    }

    [Theory]
    [InlineData("typ", null)]
    [InlineData("typ", "at+jwt")]
    [InlineData("alg", "RS512")]
    [InlineData("alg", "none")]
    public async Task A_header_other_than_of_RS256_is_refused(string name, string? value)
    {
        var token = Token;
        token.Header.Remove(name);
        if (value is not null)
            token.Header[name] = value;

        await RefusedAsync(token.Signed(), Unreadable);
    }

    [Fact]
    public async Task An_unsigned_token_is_refused()
    {
        var token = Token;
        await RefusedAsync(token.Unsigned(), Unreadable);

        token.Header["alg"] = "none";
        await RefusedAsync(token.Unsigned(), Unreadable);
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_is_refused()
    {
        var token = Token;
        token.Header["alg"] = "HS256";

        await RefusedAsync(token.SignedWithPublicKey(), Unreadable);
    }

    [Fact]
    public async Task A_token_signed_with_another_key_is_refused()
    {
        await RefusedAsync(Token.Signed(Emulator.CreateApiKey().PrivateKeyPem), Unreadable);
    }

    [Fact]
    public async Task A_token_whose_claims_were_changed_is_refused()
    {
        var changed = Token;
        changed.Claims["exp"] = Clock.GetUtcNow().ToUnixTimeSeconds() + 1801;
        var signature = Token.Signed().Split('.')[2];

        await RefusedAsync($"{changed.Unsigned()}{signature}", Unreadable);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer abc")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic YTpi")]
    public async Task Whatever_is_no_token_is_refused(string? authorization)
    {
        var response = await SendAsync("GET v1/licenseusage", null, http => http.Headers.TryAddWithoutValidation("Authorization", authorization));

        Assert.Equal((403, Unreadable), (response.Status, response["message"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/v1")]
    [InlineData("/v1/")]
    public async Task The_audience_is_the_key_files_address_to_the_letter(string suffix)
    {
        var key = Emulator.CreateApiKey(form: new ApiKeyForm { UrlSuffix = suffix });
        Assert.Equal($"{Emulator.BaseUri}{suffix}", key.AdminRestApiUrl);

        await AcceptedAsync(key.CreateToken());
        foreach (var other in new[] { "", "/", "/v1", "/v1/" }.Where(other => other != suffix))
            await RefusedAsync(key.CreateToken(audience: $"{Emulator.BaseUri}{other}"), BadAudience);
    }

    [Fact]
    public async Task A_token_of_another_emulators_key_is_refused()
    {
        await using var other = await CloudEmulator.StartAsync(new EmulatorOptions { Clock = Clock }, TestContext.Current.CancellationToken);

        await RefusedAsync(other.CreateApiKey().CreateToken(), BadAccessId);
    }

    private async Task AcceptedAsync(string token) => Assert.Equal(200, (await SendAsync(token)).Status);

    private async Task RefusedAsync(string token, string message)
    {
        var response = await SendAsync(token);

        Assert.Equal((403, "Forbidden", message), (response.Status, response["error"], response["message"]));
        Assert.False(Emulator.Requests.Entries[^1].WasApplied);
    }

    private Task<Response> SendAsync(string token) => SendAsync("GET v1/licenseusage", null, http => http.Headers.Authorization = new("Bearer", token));
}
