using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>A certificate authority for tests. Only the handlers that it creates trust it.</summary>
internal sealed class TestAuthority : IDisposable
{
    public const string Name = "Example Authority";

    private static readonly DateTimeOffset Yesterday = DateTimeOffset.UtcNow.AddDays(-1);
    private static readonly DateTimeOffset Tomorrow = DateTimeOffset.UtcNow.AddDays(1);

    private readonly X509Certificate2 _root;

    public TestAuthority(string name = Name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _root = AuthorityRequest(name, key).CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-9), DateTimeOffset.UtcNow.AddYears(9));
    }

    private TestAuthority(X509Certificate2 certificate) => _root = certificate;

    /// <summary>The authority's own certificate.</summary>
    public X509Certificate2 Certificate => _root;

    /// <summary>Returns an authority whose certificate this authority issued.</summary>
    public TestAuthority Below(string name, string revocationList)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = AuthorityRequest(name, key);
        request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([revocationList]));
        using var issued = request.Create(_root, Yesterday.AddYears(-1), Tomorrow.AddYears(1), Guid.NewGuid().ToByteArray());
        return new TestAuthority(issued.CopyWithPrivateKey(key));
    }

    /// <summary>Issues a server certificate, by default for this computer and currently valid.</summary>
    public X509Certificate2 Issue(string host = "localhost", DateTimeOffset? from = null, DateTimeOffset? until = null, string? revocationList = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = RequestFor(host, key);
        if (revocationList is not null)
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([revocationList]));
        using var issued = request.Create(_root, from ?? Yesterday, until ?? Tomorrow, Guid.NewGuid().ToByteArray());
        return Imported(issued.CopyWithPrivateKey(key));
    }

    /// <summary>Returns the authority's revocation list.</summary>
    public byte[] ListRevoked(params X509Certificate2[] revoked)
    {
        var list = new CertificateRevocationListBuilder();
        foreach (var certificate in revoked)
            list.AddEntry(certificate, Yesterday);
        return list.Build(_root, 1, Tomorrow, HashAlgorithmName.SHA256, thisUpdate: Yesterday);
    }

    public static X509Certificate2 SelfSigned(string host = "localhost")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Imported(RequestFor(host, key).CreateSelfSigned(Yesterday, Tomorrow));
    }

    /// <summary>Returns the client's own handler, but it trusts this authority instead of the system's.</summary>
    public HttpMessageHandler HandlerThatTrusts(CloudAdminClientOptions options)
    {
        var handler = HandlerFactory.Create(options);
        HttpMessageHandler sends = handler;
        while (sends is DelegatingHandler { InnerHandler: { } inner })
            sends = inner;
        var tls = ((SocketsHttpHandler)sends).SslOptions;
        tls.CertificateChainPolicy = PolicyThatTrusts(tls.CertificateRevocationCheckMode);
        return handler;
    }

    /// <summary>Returns a policy that trusts this authority instead of the system's.</summary>
    public X509ChainPolicy PolicyThatTrusts(X509RevocationMode revocation) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { _root },
        RevocationMode = revocation,
        RevocationFlag = X509RevocationFlag.ExcludeRoot,
    };

    public void Dispose() => _root.Dispose();

    private static CertificateRequest AuthorityRequest(string name, ECDsa key)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        // A revocation list refers to the key that signs it.
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static CertificateRequest RequestFor(string host, ECDsa key)
    {
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    private static X509Certificate2 Imported(X509Certificate2 made)
    {
        // Windows serves TLS only with an imported key.
        using (made)
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
