using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace RsaCloudAdmin.Client.Tests;

/// <summary>Writes RSA keys as PEM text, which .NET Framework cannot: PKCS #1 (RFC 8017, A.1.2) and PKCS #8 (RFC 5208).</summary>
internal static class PemKeys
{
    private const string RsaEncryption = "1.2.840.113549.1.1.1";

    extension(RSA rsa)
    {
        public string ExportRSAPrivateKeyPem() => Pem("RSA PRIVATE KEY", Pkcs1(rsa));

        public string ExportPkcs8PrivateKeyPem()
        {
            var writer = new AsnWriter(AsnEncodingRules.DER);
            using (writer.PushSequence())
            {
                writer.WriteInteger(0);
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(RsaEncryption);
                    writer.WriteNull();
                }

                writer.WriteOctetString(Pkcs1(rsa));
            }

            return Pem("PRIVATE KEY", writer.Encode());
        }
    }

    private static byte[] Pkcs1(RSA rsa)
    {
        var key = rsa.ExportParameters(includePrivateParameters: true);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            foreach (var number in new[] { key.Modulus, key.Exponent, key.D, key.P, key.Q, key.DP, key.DQ, key.InverseQ })
                writer.WriteInteger(new BigInteger([.. Enumerable.Reverse(number!), 0]));
        }

        return writer.Encode();
    }

    private static string Pem(string label, byte[] bytes) =>
        $"-----BEGIN {label}-----\n{Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks).Replace("\r", "")}\n-----END {label}-----";
}
