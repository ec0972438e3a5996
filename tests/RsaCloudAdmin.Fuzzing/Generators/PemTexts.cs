using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using CsCheck;

namespace RsaCloudAdmin.Fuzzing.Generators;

/// <summary>
/// PEM texts: keys of all kinds, with the right label or another, with the line ends of all systems, and with invalid numbers.
/// </summary>
internal static class PemTexts
{
    private static readonly Gen<string> Label = Gen.OneOfConst(
        "RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "PUBLIC KEY", "RSA PUBLIC KEY", "CERTIFICATE", "OPENSSH PRIVATE KEY", "rsa private key", "");

    private static readonly Gen<int> LineLength = Gen.FrequencyConst((8, 64), (1, 76), (1, 1), (1, 10_000));

    // The last two are the remains of line ends in environment variables and forms.
    private static readonly Gen<string> LineEnd = Gen.FrequencyConst((6, "\n"), (3, "\r\n"), (1, "\r"), (1, " "), (1, ""), (1, "\n\n"), (2, "\\n"), (1, "\\r\\n"));

    private static readonly Gen<(string Label, byte[] Der)> Known = Gen.Frequency(
        (6, Gen.OneOfConst(KeyPool.PrivateKeys)),
        (1, Gen.OneOfConst(KeyPool.PublicKeys)));

    private static readonly Gen<(string Label, byte[] Der)> DamagedDer = Gen.Select(Known, Gen.Select(Gen.Double[0, 0.9999], Gen.Byte).Array[1, 4], (key, bytes) =>
    {
        var der = key.Der.ToArray();
        // The first bytes describe the structure, so damage there breaks the most.
        foreach (var (at, value) in bytes)
            der[(int)(at * at * at * der.Length)] = value;
        return (key.Label, der);
    });

    private static readonly Gen<BigInteger> OddNumber = Gen.OneOf(
        Gen.OneOfConst(BigInteger.Zero, BigInteger.One, 2, 3, 4, 65537, BigInteger.MinusOne),
        Gen.Int[1, 3000].Select(bits => BigInteger.One << bits),
        Gen.OneOfConst(16_000, 40_000).Select(bits => (BigInteger.One << bits) - 1),
        Gen.Byte.Array[1, 300].Select(bytes => new BigInteger(bytes)));

    private static readonly Gen<(string Label, byte[] Der)> OddNumbers = Gen.Select(
        Gen.OneOfConst(KeyPool.Rsa), Gen.Select(Gen.Int[0, 8], OddNumber).Array[1, 2], Gen.Int[0, 8], Gen.Int[0, 8], (key, odd, one, other) =>
        {
            var numbers = Numbers(key);
            foreach (var (at, number) in odd)
                numbers[at] = number;
            (numbers[one], numbers[other]) = (numbers[other], numbers[one]);
            return ("RSA PRIVATE KEY", Written(numbers));
        });

    private static readonly Gen<string> Block = Gen.Select(
        Gen.Frequency((5, Known), (3, DamagedDer), (2, OddNumbers)), Gen.Frequency((8, Gen.Const((string?)null)), (2, Label.Select(label => (string?)label))), LineLength, LineEnd,
        (key, label, length, end) => Written(label ?? key.Label, Convert.ToBase64String(key.Der), length, end));

    /// <summary>Generates PEM texts. Few contain a usable key, because verifying one is slow.</summary>
    public static readonly Gen<string> All = Gen.Frequency(
        (6, Block),
        (2, Gen.Select(Block, Block, (first, second) => first + second)),
        (1, Block.Select(block => "Bag Attributes\n    localKeyID: 01\nKey Attributes: <No Attributes>\n" + block)),
        (1, Block.Select(block => block.Replace("-----\n", "-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n", StringComparison.Ordinal))),
        (1, Odd.Bytes),
        (1, Odd.Text));

    private static string Written(string label, string base64, int length, string end) =>
        $"-----BEGIN {label}-----{end}{string.Concat(base64.Chunk(length).Select(line => new string(line) + end))}-----END {label}-----{end}";

    private static BigInteger[] Numbers(RSA key)
    {
        var reader = new AsnReader(key.ExportRSAPrivateKey(), AsnEncodingRules.DER).ReadSequence();
        return [.. Enumerable.Range(0, 9).Select(_ => reader.ReadInteger())];
    }

    private static byte[] Written(BigInteger[] numbers)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (var number in numbers)
                writer.WriteInteger(number);
        }

        return writer.Encode();
    }
}
