using System.Text;
using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests.Keys;

public class PrivateKeyTests
{
    // A key of 1024 bits. The last number, InverseQ, has 63 bytes; most keys of this size have 64.
    private const string KeyWithShortNumber = """
        MIICWwIBAAKBgQDRywUk6zTNWB1ymY6k5/n6WKmTQvlBwAO2/d/z2DNqZ5RUMVmO
        Y3A927CHs24UoeGRRPmfITtQAnkJVSL7JeKdHk+1gF9ivpV6NcoOhJf9piq7vnbV
        qM1NLpTqx8DUDTaVjLDRaRW4hkJoqZ8HoqJ0K5Q35YeuV7dS6krnJWvSOwIDAQAB
        AoGAZaVQ+78+GRPNSL4fv8RpeKNGngQAEpw+8IV24YVp++7tjhFPC88gDciIcmc8
        OaDpUmIx86i9PRnFnQDz7u0/KvJz7HsBSdbMc7E7wSUNJfLTuMOF3ZJRQZV0uy88
        KoG9e+m7/tvc9ybFS0oVi1h69R8MQIjjyimVdqux+qTc0YkCQQDqhU5r8Z1QBJqR
        8gOOludoG/nT1d8cbkIKUie2rbFGHNJk0Vd2shZZB2Ufmppkv27WxetYZviaxnjB
        ulxEA3enAkEA5QHvku1TNJy8u6wZwbfj0DhxSMAO72KJBxKuhj+VwxPhM7FjSwjq
        y5n0RCa+gkKX/cNUZxqKuRkhCEEHsXMjTQJAeJJ81SZteJxFU8+XYJHY+z+W3ABT
        KuzM6z19yX/XanKbANZYH2BD+RXCOdNkmXOKasVq0BJwsjJkF0XW9ejKdQJBAMtm
        scRdWFbVk+hYzrO5wfUx/KRyOZGzgiOvGyYQGdOft5lzR87gh7L49fUGOJV30onI
        0RGWiHoo8KblI5Efw80CP3Z2GNzWMx48QFduEodTzaZ7PerGvmCVMDK7Ckiz05Vt
        56ZIpMpkjXUN/2fHikXXAO8ymcmfHfgLBB2K6++LhA==
        """;

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
    public void A_key_with_a_number_that_is_shorter_than_usual_is_read()
    {
        var encoded = Convert.FromBase64String(KeyWithShortNumber);
        using var memory = new SecretMemory();

        using var read = PrivateKeyReader.Read(Encoding.UTF8.GetBytes($"-----BEGIN RSA PRIVATE KEY-----\n{KeyWithShortNumber}\n-----END RSA PRIVATE KEY-----\n"), memory);

        // The tag of an integer, and its length.
        Assert.Equal(new byte[] { 0x02, 63 }, encoded.Skip(encoded.Length - 65).Take(2));
        Assert.Equal(new byte[] { 0 }.Concat(encoded.Skip(encoded.Length - 63)), read.ExportParameters(true).InverseQ);
    }

    [Fact]
    public void A_key_of_4096_bits_is_read()
    {
        using var made = TestKeys.Make(4096);
        using var key = ApiKey.Parse(TestKeys.File(made.ExportRSAPrivateKeyPem()));

        Assert.Equal(4096, key.Rsa.KeySize);
    }

    [Fact]
    public void A_key_under_2048_bits_is_refused()
    {
        using var made = TestKeys.Make(1024);

        var error = Assert.Throws<RsaKeyException>(() => ApiKey.Parse(TestKeys.File(made.ExportRSAPrivateKeyPem()), "key file 'x.key'"));

        Assert.Equal(RsaKeyFault.KeyTooShort, error.Fault);
        Assert.Contains("1024", error.Message, StringComparison.Ordinal);
        Assert.Contains("'x.key'", error.Message, StringComparison.Ordinal);
    }

    private static void AssertReads(string pem)
    {
        using var key = ApiKey.Parse(TestKeys.File(pem));
        Assert.Equal(TestKeys.Rsa.ExportParameters(true).D, key.Rsa.ExportParameters(true).D);
    }
}
