using CsCheck;
using RsaCloudAdmin.Client.Authentication;
using RsaCloudAdmin.Fuzzing.Generators;
using RsaCloudAdmin.Fuzzing.Harness;
using RsaCloudAdmin.Fuzzing.Judging;

namespace RsaCloudAdmin.Fuzzing.Kinds;

/// <summary>Private keys of OAuth clients: JSON Web Keys, and sets of them.</summary>
internal sealed class Jwks : FuzzKind
{
    private static readonly Gen<string> Number = Gen.Frequency(
        (3, Gen.OneOfConst("", "AA", "AQ", "AQAB", "_", "-", "=", "A===", "AQ==", "+/+/", "\u00e9", " AQAB ")),
        (3, Gen.Byte.Array[0, 300].Select(bytes => System.Buffers.Text.Base64Url.EncodeToString(bytes))),
        (1, Gen.OneOfConst(31, 32, 33, 255, 256, 257, 3000).Select(length => System.Buffers.Text.Base64Url.EncodeToString(Enumerable.Repeat((byte)255, length).ToArray()))));

    // Numbers that belong to no key, or to another one.
    private static readonly Gen<JsonField[]> Key = Gen.Select(Gen.OneOfConst(KeyPool.Jwks), Gen.OneOfConst(KeyPool.Jwks), Number, Gen.Int[0, 9], Gen.Int[0, 9], (jwk, other, number, at, what) =>
    {
        var fields = jwk.Select(field => JsonField.Text(field.Key, field.Value)).ToArray();
        at %= fields.Length;
        var name = fields[at].Name;
        fields[at] = what switch
        {
            < 4 => JsonField.Text(name, number),
            < 6 when Array.Find(other, field => field.Key == name) is { Value: { } value } => JsonField.Text(name, value),
            6 when name is "crv" or "kty" => JsonField.Text(name, "P-521"),
            7 when jwk[at].Value.Length > 1 => JsonField.Text(name, jwk[at].Value[1..]),
            _ => fields[at],
        };
        return fields;
    });

    private static readonly Gen<string> Set = Gen.Select(JsonObjects.From(Key, kept: 8).Array[0, 3], Gen.OneOfConst("keys", "KEYS", "key"), (keys, name) => $"{{\"{name}\": [{string.Join(", ", keys)}]}}");

    public override string Name => "jwks";

    public override int Share => 15;

    public override Gen<string> Inputs { get; } = Gen.Frequency((6, JsonObjects.From(Key, kept: 4)), (2, Set), (1, Odd.Bytes)).Damaged(kept: 7);

    protected override ValueTask<Verdict> TryAsync(string input) => new(KeyJudge.Judge(() => OAuthKey.Parse(input), "OAuth key", FaultOf));

    private static string? FaultOf(OAuthKey key)
    {
        if (string.IsNullOrWhiteSpace(key.KeyId))
            return "the key has no id";
        return key.Signing.Algorithm is "RS256" or "ES256" ? null : $"the key signs with {key.Signing.Algorithm}";
    }
}
