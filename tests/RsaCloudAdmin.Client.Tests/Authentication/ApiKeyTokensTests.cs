using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Authentication;

public sealed class ApiKeyTokensTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, 400, TimeSpan.Zero));
    private readonly ApiKeyTokens _tokens;

    public ApiKeyTokensTests() => _tokens = new ApiKeyTokens(TestKeys.Key(), new ServiceClock(_clock));

    public void Dispose() => _tokens.Dispose();

    [Fact]
    public async Task The_header_is_what_the_service_asks_for()
    {
        var header = Part(await GetAsync(), 0);

        Assert.Equal("RS256", header.GetProperty("alg").GetString());
        Assert.Equal("JWT", header.GetProperty("typ").GetString());
    }

    [Fact]
    public async Task The_claims_are_the_four_that_the_service_reads()
    {
        var claims = Part(await GetAsync(), 1);

        Assert.Equal(["aud", "exp", "iat", "sub"], claims.EnumerateObject().Select(c => c.Name).Order());
        Assert.Equal(TestKeys.AccessId, claims.GetProperty("sub").GetString());
    }

    [Fact]
    public async Task Times_are_integers()
    {
        var claims = Part(await GetAsync(), 1);

        Assert.Matches("^[0-9]{10}$", claims.GetProperty("iat").GetRawText());
        Assert.Matches("^[0-9]{10}$", claims.GetProperty("exp").GetRawText());
    }

    [Theory]
    [InlineData("https://example.access.securid.com/AdminInterface/restapi/v1")]
    [InlineData("https://example.access.securid.com/AdminInterface/restapi/")]
    [InlineData("https://EXAMPLE.access.securid.com")]
    public async Task The_audience_is_the_address_to_the_letter(string address)
    {
        using var tokens = new ApiKeyTokens(TestKeys.Key(address), new ServiceClock(_clock));

        var claims = Part(await tokens.GetAsync([], new CallContext()), 1);

        Assert.Equal(JsonValueKind.String, claims.GetProperty("aud").ValueKind);
        Assert.Equal(address, claims.GetProperty("aud").GetString());
    }

    [Fact]
    public async Task A_token_lives_under_an_hour_and_begins_within_the_tolerance_for_clocks()
    {
        var (issued, expires) = Times(await GetAsync());
        var now = _clock.GetUtcNow().ToUnixTimeSeconds();

        Assert.InRange(expires - issued, 300, 3599);
        Assert.InRange(issued, now - 60, now);
        Assert.True(expires > now);
    }

    [Fact]
    public async Task The_signature_is_the_keys()
    {
        var parts = (await GetAsync()).Split('.');

        Assert.Equal(3, parts.Length);
        Assert.True(TestKeys.Rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Bytes(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Fact]
    public async Task A_token_is_used_again()
    {
        var first = await GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Same(first, await GetAsync());
    }

    [Fact]
    public async Task A_token_is_renewed_before_its_end()
    {
        var first = await GetAsync();
        for (var minute = 0; minute < 240; minute++)
        {
            var (issued, expires) = Times(await GetAsync());
            var now = _clock.GetUtcNow().ToUnixTimeSeconds();
            Assert.True(expires - now >= 60, $"{expires - now} seconds left after {minute} minutes");
            Assert.True(issued <= now);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.NotEqual(first, await GetAsync());
    }

    [Fact]
    public async Task A_token_serves_for_28_minutes_and_not_a_moment_longer()
    {
        var first = await GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(28) - TimeSpan.FromTicks(1));
        Assert.Same(first, await GetAsync());
        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.NotSame(first, await GetAsync());
    }

    [Fact]
    public async Task A_clock_that_is_set_back_by_as_much_as_a_token_is_back_dated_needs_another()
    {
        var first = await GetAsync();
        _clock.AdjustTime(_clock.GetUtcNow() - TimeSpan.FromSeconds(30) + TimeSpan.FromTicks(1));
        Assert.Same(first, await GetAsync());
        _clock.AdjustTime(_clock.GetUtcNow() - TimeSpan.FromTicks(1));

        Assert.NotSame(first, await GetAsync());
    }

    [Fact]
    public async Task A_discarded_token_is_not_given_again()
    {
        var first = await GetAsync();
        _tokens.Discard(first);
        var second = await GetAsync();
        _tokens.Discard(second);
        var third = await GetAsync();

        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
        Assert.True(Times(second).Issued > Times(first).Issued);
        Assert.True(Times(third).Issued <= _clock.GetUtcNow().ToUnixTimeSeconds());
    }

    [Fact]
    public async Task However_often_tokens_are_discarded_none_comes_from_the_future()
    {
        for (var i = 0; i < 100; i++)
        {
            var token = await GetAsync();
            Assert.True(Times(token).Issued <= _clock.GetUtcNow().ToUnixTimeSeconds());
            _tokens.Discard(token);
        }
    }

    [Fact]
    public async Task Discarding_a_token_that_was_replaced_already_changes_nothing()
    {
        var first = await GetAsync();
        _tokens.Discard(first);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var second = await GetAsync();
        _tokens.Discard(first);
        _tokens.Discard("not a token of ours");

        Assert.Same(second, await GetAsync());
    }

    [Fact]
    public async Task A_clock_that_was_set_back_gets_a_token_of_its_own_time()
    {
        var ahead = await GetAsync();
        _clock.AdjustTime(_clock.GetUtcNow() - TimeSpan.FromHours(2));

        var token = await GetAsync();

        Assert.NotEqual(ahead, token);
        Assert.True(Times(token).Issued <= _clock.GetUtcNow().ToUnixTimeSeconds());
        Assert.True(Times(token).Expires - _clock.GetUtcNow().ToUnixTimeSeconds() <= 3600);
    }

    [Fact]
    public async Task Many_threads_share_one_token()
    {
        using var start = new Barrier(32);
        var tokens = new string[32];
        var threads = Enumerable.Range(0, 32).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            tokens[i] = _tokens.GetAsync([], new CallContext()).AsTask().GetAwaiter().GetResult();
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());

        // The same object proves that only one token was signed: each signing creates a new object.
        Assert.All(tokens, token => Assert.Same(tokens[0], token));
        Assert.Same(tokens[0], await GetAsync());
    }

    [Fact]
    public async Task A_day_of_tokens_is_signed_with_one_key_object()
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < 24 * 12; i++)
        {
            seen.Add(await GetAsync());
            _clock.Advance(TimeSpan.FromMinutes(5));
            if (i % 50 == 0)
                GC.Collect();
        }

        Assert.InRange(seen.Count, 24, 24 * 12);
    }

    [Fact]
    public async Task Two_connections_with_one_key_file_do_not_disturb_each_other()
    {
        using (var other = new ApiKeyTokens(TestKeys.Key(), new ServiceClock(_clock)))
            await other.GetAsync([], new CallContext());

        Assert.NotEmpty(await GetAsync());
    }

    private async Task<string> GetAsync() => await _tokens.GetAsync([], new CallContext(TestContext.Current.CancellationToken));

    private static (long Issued, long Expires) Times(string token)
    {
        var claims = Part(token, 1);
        return (claims.GetProperty("iat").GetInt64(), claims.GetProperty("exp").GetInt64());
    }

    private static JsonElement Part(string token, int index) => JsonDocument.Parse(Bytes(token.Split('.')[index])).RootElement;

    private static byte[] Bytes(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);
}
