using System.Numerics;
using System.Security;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Client.Tests.Service;
using RsaCloudAdmin.Emulator.OAuth;

namespace RsaCloudAdmin.Client.Tests.Keys;

public class OAuthKeyTests(EmulatedService service) : IClassFixture<EmulatedService>
{
    // The private number of a test key that no service knows. The numbers of its public point begin with a zero byte too.
    private const string ShortNumbers = "009599248596685675274732927586797761326755143454814983521229A101";

    private static readonly string[] Secrets = ["d", "p", "q", "dp", "dq", "qi"];

    public static TheoryData<OAuthKeyType, string> RequiredFields => new()
    {
        { OAuthKeyType.Rsa, "kty" }, { OAuthKeyType.Rsa, "kid" }, { OAuthKeyType.Rsa, "n" }, { OAuthKeyType.Rsa, "e" }, { OAuthKeyType.Rsa, "p" },
        { OAuthKeyType.Rsa, "q" }, { OAuthKeyType.Rsa, "dp" }, { OAuthKeyType.Rsa, "dq" }, { OAuthKeyType.Rsa, "qi" },
        { OAuthKeyType.Ec, "kty" }, { OAuthKeyType.Ec, "kid" }, { OAuthKeyType.Ec, "crv" }, { OAuthKeyType.Ec, "x" }, { OAuthKeyType.Ec, "y" },
    };

    public static TheoryData<OAuthKeyType, string> Numbers => new()
    {
        { OAuthKeyType.Rsa, "n" }, { OAuthKeyType.Rsa, "e" }, { OAuthKeyType.Rsa, "d" }, { OAuthKeyType.Rsa, "p" }, { OAuthKeyType.Rsa, "q" },
        { OAuthKeyType.Rsa, "dp" }, { OAuthKeyType.Rsa, "dq" }, { OAuthKeyType.Rsa, "qi" },
        { OAuthKeyType.Ec, "d" }, { OAuthKeyType.Ec, "x" }, { OAuthKeyType.Ec, "y" },
    };

    [Theory]
    [InlineData(OAuthKeyType.Rsa, "RS256")]
    [InlineData(OAuthKeyType.Ec, "ES256")]
    public void A_key_tells_its_id_and_how_it_signs(OAuthKeyType type, string algorithm)
    {
        var client = service.OAuthClient(type);

        using var key = OAuthKey.Parse(client.ToJwk());

        Assert.Equal((client.KeyId, algorithm), (key.KeyId, key.Signing.Algorithm));
    }

    [Fact]
    public void A_key_comes_from_a_vault_as_a_SecureString()
    {
        var client = service.OAuthClient(OAuthKeyType.Ec);
        using var text = new SecureString();
        foreach (var character in client.ToJwk())
            text.AppendChar(character);

        using var key = OAuthKey.Parse(text);

        Assert.Equal(client.KeyId, key.KeyId);
    }

    [Fact]
    public void A_set_with_one_private_key_is_as_good_as_the_key()
    {
        var own = Fields(OAuthKeyType.Ec);
        var other = Fields(OAuthKeyType.Rsa);
        foreach (var field in Secrets)
            other.Remove(field);

        using var key = OAuthKey.Parse(Json(new { keys = new[] { other, own } }));

        Assert.Equal(own["kid"], key.KeyId);
    }

    [Fact]
    public void A_set_with_half_a_surrogate_is_refused() =>
        Refused("""{"keys": [{"kty": "EC", "\ud800": 1}]}""", RsaKeyFault.KeyNotJson);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_set_with_more_or_no_private_keys_is_refused(int count)
    {
        var own = Fields(OAuthKeyType.Ec);

        Assert.Contains($"{count} private keys", Refused(Json(new { keys = Enumerable.Repeat(own, count) }), RsaKeyFault.KeyFieldMissing), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RequiredFields))]
    public void A_field_that_is_not_there_is_named(OAuthKeyType type, string field)
    {
        var fields = Fields(type);
        fields.Remove(field);

        Assert.Contains($"lacks the field {field}", Refused(Json(fields), RsaKeyFault.KeyFieldMissing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OAuthKeyType.Rsa)]
    [InlineData(OAuthKeyType.Ec)]
    public void A_public_key_signs_nothing(OAuthKeyType type)
    {
        var fields = Fields(type);
        foreach (var field in Secrets)
            fields.Remove(field);

        Assert.Contains("public", Refused(Json(fields), RsaKeyFault.KeyNotUsable), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OAuthKeyType.Rsa, "d")]
    [InlineData(OAuthKeyType.Rsa, "p")]
    [InlineData(OAuthKeyType.Ec, "d")]
    [InlineData(OAuthKeyType.Ec, "x")]
    public void Numbers_that_do_not_belong_together_are_found_out_at_once(OAuthKeyType type, string field)
    {
        var fields = Fields(type);
        // A number of another key, of the same length.
        fields[field] = field == "d" && type == OAuthKeyType.Ec ? Base64Url(RandomNumberGenerator.GetBytes(32)) : new string('A', 5) + fields[field][5..];

        Refused(Json(fields), RsaKeyFault.KeyNotUsable);
    }

    [Fact]
    public void Numbers_that_belong_together_but_are_not_of_primes_are_found_out_at_once()
    {
        // p is 2^1024 + 1, which is divisible by 45592577. The platform may not check for primes, so that only a signature shows it.
        var unit = BigInteger.Pow(2, 1023);
        var (e, p, q) = (new BigInteger(65537), (2 * unit) + 1, (3 * unit) + 1);
        // The inverse of e modulo 6 * unit, the least common multiple of p - 1 and q - 1: e to the power of 2 * unit is 1 there.
        var d = BigInteger.ModPow(e, (2 * unit) - 1, 6 * unit);
        var fields = Fields(OAuthKeyType.Rsa);
        // 3p - 2q is 1, so -2 is the inverse of q modulo p.
        foreach (var (field, number) in new[] { ("n", p * q), ("e", e), ("d", d), ("p", p), ("q", q), ("dp", d % (p - 1)), ("dq", d % (q - 1)), ("qi", p - 2) })
            fields[field] = Base64Url(number.ToByteArray(isUnsigned: true, isBigEndian: true));

        Assert.Contains("damaged", Refused(Json(fields), RsaKeyFault.KeyNotUsable), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("d", "not base64!")]
    [InlineData("d", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("crv", "P-384")]
    [InlineData("kty", "oct")]
    public void What_cannot_sign_ES256_is_refused(string field, string value)
    {
        var fields = Fields(OAuthKeyType.Ec);
        fields[field] = value;

        Refused(Json(fields), RsaKeyFault.KeyNotUsable);
    }

    [Fact]
    public void Another_curve_is_named()
    {
        var fields = Fields(OAuthKeyType.Ec);
        fields["crv"] = "P-384";

        Assert.Contains("P-384", Refused(Json(fields), RsaKeyFault.KeyNotUsable), StringComparison.Ordinal);
    }

    [Fact]
    public void A_piece_of_the_key_in_the_place_of_the_curve_is_not_shown()
    {
        var fields = Fields(OAuthKeyType.Ec);
        fields["crv"] = fields["d"][..20];

        Assert.DoesNotContain(fields["crv"], Refused(Json(fields), RsaKeyFault.KeyNotUsable), StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_RSA_key_is_refused()
    {
        var fields = Fields(OAuthKeyType.Rsa);
        fields["n"] = Base64Url([0xFF, .. RandomNumberGenerator.GetBytes(127)]);

        Assert.Contains("1024", Refused(Json(fields), RsaKeyFault.KeyTooShort), StringComparison.Ordinal);
    }

    [Fact]
    public void Leading_zeros_may_be_left_out()
    {
        using var made = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Convert.FromHexString(ShortNumbers) });
        var numbers = made.ExportParameters(includePrivateParameters: true);
        var fields = Fields(OAuthKeyType.Ec);
        foreach (var (field, number) in new[] { ("d", numbers.D), ("x", numbers.Q.X), ("y", numbers.Q.Y) })
        {
            Assert.Equal(32, number!.Length);
            Assert.Equal(0, number[0]);
            fields[field] = Base64Url(number.AsSpan(1));
        }

        using var key = OAuthKey.Parse(Json(fields));

        Assert.Equal("ES256", key.Signing.Algorithm);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_may_have_zeros_in_front(OAuthKeyType type, string field)
    {
        var fields = Fields(type);
        foreach (var zeros in new[] { 1, 3 })
        {
            fields[field] = WithZeros(Fields(type)[field], zeros);
            using var key = OAuthKey.Parse(Json(fields));
        }
    }

    [Theory]
    [InlineData(OAuthKeyType.Rsa)]
    [InlineData(OAuthKeyType.Ec)]
    public void All_numbers_may_have_zeros_in_front(OAuthKeyType type)
    {
        var fields = Fields(type);
        foreach (var number in Numbers.Where(number => number.Data.Item1 == type))
            fields[number.Data.Item2] = WithZeros(fields[number.Data.Item2], 1);

        using var key = OAuthKey.Parse(Json(fields));

        Assert.Equal(fields["kid"], key.KeyId);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_that_is_nothing_but_zeros_is_refused(OAuthKeyType type, string field)
    {
        var fields = Fields(type);
        fields[field] = Base64Url(new byte[33]);

        Refused(Json(fields), field == "n" ? RsaKeyFault.KeyTooShort : RsaKeyFault.KeyNotUsable);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Zeros_in_front_make_no_short_key_long_enough(int zeros)
    {
        using var made = RSA.Create();
        made.ImportFromPem(TestKeys.Of2040Bits);
        var numbers = made.ExportParameters(includePrivateParameters: true);
        var fields = Fields(OAuthKeyType.Rsa);
        foreach (var (field, number) in new[] { ("n", numbers.Modulus), ("e", numbers.Exponent), ("d", numbers.D), ("p", numbers.P), ("q", numbers.Q), ("dp", numbers.DP), ("dq", numbers.DQ), ("qi", numbers.InverseQ) })
            fields[field] = WithZeros(Base64Url(number), zeros);

        Assert.Contains("has 2040 bits", Refused(Json(fields), RsaKeyFault.KeyTooShort), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("[]")]
    [InlineData("{ \"kty\": ")]
    public void What_is_no_json_object_is_refused(string text) => Refused(text, RsaKeyFault.KeyNotJson);

    [Fact]
    public void An_api_key_and_a_clients_key_are_told_apart()
    {
        Assert.Contains("API key", Refused(service.Key.ToJson(), RsaKeyFault.KeyOfOtherKind), StringComparison.Ordinal);

        var error = Assert.Throws<RsaKeyException>(() => ApiKey.Parse(service.OAuthClient(OAuthKeyType.Ec).ToJwk()));
        Assert.Equal(RsaKeyFault.KeyOfOtherKind, error.Fault);
        Assert.Contains("OAuth client", error.Message, StringComparison.Ordinal);
    }

    private static string Json(object value) => JsonSerializer.Serialize(value);

    private static string Base64Url(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static string WithZeros(string number, int zeros) => Base64Url([.. new byte[zeros], .. System.Buffers.Text.Base64Url.DecodeFromChars(number)]);

    private static string Refused(string text, RsaKeyFault fault)
    {
        var error = Assert.Throws<RsaKeyException>(() => OAuthKey.Parse(text));

        Assert.Equal(fault, error.Fault);
        Assert.Null(error.InnerException);
        if (text.StartsWith("{\"", StringComparison.Ordinal) && JsonNode.Parse(text) is JsonObject fields)
        {
            foreach (var secret in Secrets.Where(fields.ContainsKey))
                Assert.DoesNotContain($"{fields[secret]}", error.ToString(), StringComparison.Ordinal);
        }

        return error.Message;
    }

    private Dictionary<string, string> Fields(OAuthKeyType type) => service.OAuthClient(type).JwkFields();
}
