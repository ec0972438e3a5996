using System.Numerics;
using System.Text;
using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests.Keys;

public class PrivateKeyTests
{
    public static TheoryData<string> Forms => ["PKCS#1", "PKCS#8"];

    private static string Pem(string form) => form == "PKCS#1" ? TestKeys.Pkcs1 : TestKeys.Pkcs8;

    [Theory]
    [MemberData(nameof(Forms))]
    public void Both_forms_of_PEM_are_read(string form) => AssertReads(Pem(form));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Line_ends_may_be_those_of_Windows(string form) => AssertReads(Pem(form).ReplaceLineEndings("\r\n"));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Line_ends_may_be_the_two_characters_backslash_n(string form) => AssertReads(Pem(form).ReplaceLineEndings("\\n"));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Line_ends_may_be_the_four_characters_backslash_r_backslash_n(string form) => AssertReads(Pem(form).ReplaceLineEndings("\\r\\n"));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Line_ends_may_have_become_spaces(string form) => AssertReads(Pem(form).ReplaceLineEndings(" "));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Text_around_the_key_does_not_matter(string form) => AssertReads($"Bag Attributes\n  friendlyName: x\n{Pem(form)}\n\n");

    [Fact]
    public void A_key_whose_numbers_are_shorter_than_usual_is_read()
    {
        using var memory = new SecretMemory();
        using var key = PrivateKeyReader.Read(Encoding.UTF8.GetBytes(TestKeys.WithShortNumbers), memory);

        var read = key.ExportParameters(includePrivateParameters: true);

        Assert.All(new[] { read.DP, read.DQ, read.InverseQ }, number => Assert.Equal(0, number![0]));
        var (e, p, q) = (Number(read.Exponent), Number(read.P), Number(read.Q));
        Assert.Equal(Number(read.Modulus), p * q);
        Assert.All(
            new[] { e * Number(read.D) % (p - 1), e * Number(read.D) % (q - 1), e * Number(read.DP) % (p - 1), e * Number(read.DQ) % (q - 1), q * Number(read.InverseQ) % p },
            product => Assert.Equal(BigInteger.One, product));
    }

    [Fact]
    public void A_key_of_4096_bits_is_read()
    {
        using var key = ApiKey.Parse(TestKeys.File(TestKeys.Of4096Bits));

        Assert.Equal(4096, key.Rsa.KeySize);
    }

    [Fact]
    public void A_key_under_2048_bits_is_refused()
    {
        var error = Assert.Throws<RsaKeyException>(() => ApiKey.Parse(TestKeys.File(TestKeys.WithShortNumbers), "key file 'x.key'"));

        Assert.Equal(RsaKeyFault.KeyTooShort, error.Fault);
        Assert.Contains("1024", error.Message, StringComparison.Ordinal);
        Assert.Contains("'x.key'", error.Message, StringComparison.Ordinal);
    }

    private static BigInteger Number(byte[]? digits) => new([.. Enumerable.Reverse(digits!), 0]);

    private static void AssertReads(string pem)
    {
        using var key = ApiKey.Parse(TestKeys.File(pem));
        Assert.Equal(TestKeys.Rsa.ExportParameters(true).D, key.Rsa.ExportParameters(true).D);
    }
}
