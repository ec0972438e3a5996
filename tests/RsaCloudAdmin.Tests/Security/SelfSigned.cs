using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RsaCloudAdmin.Tests.Security;

internal static class SelfSigned
{
    public static X509Certificate2 For(string host, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = RequestFor(host, key).CreateSelfSigned(from, until);
        return Imported(made);
    }

    /// <summary>Returns a certificate issued by its own authority, which a process can be set to trust.</summary>
    public static X509Certificate2 ByAuthority(string host, out string authorityPem)
    {
        var now = DateTimeOffset.UtcNow;
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Example Authority", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var authority = request.CreateSelfSigned(now.AddDays(-2), now.AddDays(2));
        authorityPem = authority.ExportCertificatePem();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issued = RequestFor(host, key).Create(authority, now.AddDays(-1), now.AddDays(1), Guid.NewGuid().ToByteArray());
        using var made = issued.CopyWithPrivateKey(key);
        return Imported(made);
    }

    private static CertificateRequest RequestFor(string host, ECDsa key)
    {
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    // Windows serves TLS only with an imported key.
    private static X509Certificate2 Imported(X509Certificate2 made) => X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
}
