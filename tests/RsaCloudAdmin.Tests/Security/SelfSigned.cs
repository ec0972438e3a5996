using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Certificates that no computer trusts.</summary>
internal static class SelfSigned
{
    public static X509Certificate2 For(string host, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(from, until);
        // Windows serves TLS only with a key that was imported.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
