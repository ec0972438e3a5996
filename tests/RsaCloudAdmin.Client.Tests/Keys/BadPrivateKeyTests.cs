using System.Security.Cryptography;
using System.Text;
using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests.Keys;

public class BadPrivateKeyTests
{
    // A piece of the key this long cannot occur in a message by chance.
    private const int Piece = 12;

    // Keys are listed by name: keys generated in each run would change the names of the tests.
    public static TheoryData<string, string> BadKeys => new()
    {
        { "elliptic curve, SEC1", "elliptic-curve" },
        { "elliptic curve, PKCS#8", "another type" },
        { "public key", "public" },
        { "public key, PKCS#1", "public" },
        { "encrypted PKCS#8", "passphrase" },
        { "encrypted as OpenSSL once did", "passphrase" },
        { "cut in the middle", "incomplete" },
        { "half of the body", "damaged" },
        { "no body", "damaged" },
        { "characters that are not base64", "damaged" },
        { "PKCS#8 body under the PKCS#1 label", "damaged" },
        { "PKCS#1 body under the PKCS#8 label", "damaged" },
        { "numbers of two keys", "damaged" },
        { "body without its BEGIN line", "not PEM" },
        { "some text", "not PEM" },
    };

    [Theory]
    [MemberData(nameof(BadKeys))]
    public void A_key_that_is_no_RSA_private_key_is_refused_and_nothing_of_it_told(string kind, string expected)
    {
        var pem = Pem(kind);
        using var file = new ScratchFile("x.key");
        File.WriteAllText(file.Path, TestKeys.File(pem));
        var error = Assert.Throws<RsaKeyException>(() => ApiKey.FromFile(file.Path));

        Assert.Equal(RsaKeyFault.KeyNotRsa, error.Fault);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("x.key", error.Message, StringComparison.Ordinal);
        Assert.Null(error.InnerException);
        AssertTellsNothingOf(string.Concat(pem.Split('\n').Where(line => !line.Contains('-', StringComparison.Ordinal))), error.ToString());
    }

    [Fact]
    public void A_key_file_that_is_broken_in_the_middle_of_the_key_tells_nothing_of_it()
    {
        var whole = TestKeys.File();
        var body = string.Concat(TestKeys.Pkcs1.Split('\n').Where(line => !line.Contains('-', StringComparison.Ordinal)));
        for (var length = 1; length < whole.Length; length += 97)
        {
            var error = Assert.Throws<RsaKeyException>(() => ApiKey.Parse(whole[..length]));
            Assert.Null(error.InnerException);
            AssertTellsNothingOf(body, error.ToString());
        }
    }

    [Fact]
    public void A_key_pasted_where_the_address_belongs_is_not_shown()
    {
        var error = Assert.Throws<RsaKeyException>(() => ApiKey.Parse(TestKeys.File(address: TestKeys.Pkcs1)));

        Assert.Equal(RsaKeyFault.KeyUrlNotUsable, error.Fault);
        AssertTellsNothingOf(string.Concat(TestKeys.Pkcs1.Split('\n')[1..]), error.ToString());
    }

    [Fact]
    public void A_key_that_has_one_byte_changed_never_passes_as_another_key()
    {
        var good = TestKeys.Rsa.ExportRSAPrivateKey();
        var public1 = TestKeys.Rsa.ExportParameters(false);
        for (var i = 4; i < good.Length; i += 53)
        {
            var bad = (byte[])good.Clone();
            bad[i] ^= 0x10;
            try
            {
                using var memory = new SecretMemory();
                using var read = PrivateKeyReader.Read(Encoding.UTF8.GetBytes(PemEncoding.WriteString("RSA PRIVATE KEY", bad)), memory);
                // OpenSSL can derive a missing number from the others. The key is then still usable.
                var signature = read.SignData([1], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                Assert.Equal(public1.Modulus, read.ExportParameters(false).Modulus);
                Assert.True(TestKeys.Rsa.VerifyData(new byte[] { 1 }, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), $"byte {i}");
            }
            catch (NotAnRsaKeyException)
            {
            }
        }
    }

    private static string Pem(string kind)
    {
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = RSA.Create(2048);
        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        var pem = TestKeys.Pkcs1;
        return kind switch
        {
            "elliptic curve, SEC1" => elliptic.ExportECPrivateKeyPem(),
            "elliptic curve, PKCS#8" => elliptic.ExportPkcs8PrivateKeyPem(),
            "public key" => TestKeys.Rsa.ExportSubjectPublicKeyInfoPem(),
            "public key, PKCS#1" => TestKeys.Rsa.ExportRSAPublicKeyPem(),
            "encrypted PKCS#8" => TestKeys.Rsa.ExportEncryptedPkcs8PrivateKeyPem("passphrase", encryption),
            "encrypted as OpenSSL once did" => pem.Replace("KEY-----\n", "KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n", StringComparison.Ordinal),
            "cut in the middle" => pem[..(pem.Length / 2)],
            "half of the body" => PemEncoding.WriteString("RSA PRIVATE KEY", TestKeys.Rsa.ExportRSAPrivateKey().AsSpan(0, 600)),
            "no body" => "-----BEGIN RSA PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----",
            "characters that are not base64" => pem.Replace("MII", "M!I", StringComparison.Ordinal),
            "PKCS#8 body under the PKCS#1 label" => PemEncoding.WriteString("RSA PRIVATE KEY", TestKeys.Rsa.ExportPkcs8PrivateKey()),
            "PKCS#1 body under the PKCS#8 label" => PemEncoding.WriteString("PRIVATE KEY", TestKeys.Rsa.ExportRSAPrivateKey()),
            "numbers of two keys" => PemEncoding.WriteString("RSA PRIVATE KEY", WithModulusOf(TestKeys.Rsa, other)),
            "body without its BEGIN line" => string.Concat(pem.Split('\n')[1..]),
            "some text" => "swordfish",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }

    private static byte[] WithModulusOf(RSA modulus, RSA rest)
    {
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        var numbers = rest.ExportParameters(true);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            foreach (var number in new[] { modulus.ExportParameters(false).Modulus, numbers.Exponent, numbers.D, numbers.P, numbers.Q, numbers.DP, numbers.DQ, numbers.InverseQ })
                writer.WriteIntegerUnsigned(TrimZeros(number!));
        }

        return writer.Encode();
    }

    private static ReadOnlySpan<byte> TrimZeros(byte[] number) => number.AsSpan(Array.FindIndex(number, b => b != 0));

    private static void AssertTellsNothingOf(string secret, string message)
    {
        for (var start = 0; start + Piece <= secret.Length; start++)
            Assert.DoesNotContain(secret.Substring(start, Piece), message, StringComparison.Ordinal);
    }
}
