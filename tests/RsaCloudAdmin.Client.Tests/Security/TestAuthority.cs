using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>A certificate authority of the tests' own, which nobody trusts but the handlers that it makes.</summary>
internal sealed class TestAuthority : IDisposable
{
    public const string Name = "Example Authority";

    private static readonly DateTimeOffset Yesterday = DateTimeOffset.UtcNow.AddDays(-1);
    private static readonly DateTimeOffset Tomorrow = DateTimeOffset.UtcNow.AddDays(1);

    private readonly X509Certificate2 _root;

    public TestAuthority(string name = Name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        _root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-9), DateTimeOffset.UtcNow.AddYears(9));
    }

    /// <summary>A server's certificate by the authority; for this computer, and valid now, unless it is said otherwise.</summary>
    public X509Certificate2 Issue(string host = "localhost", DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issued = RequestFor(host, key).Create(_root, from ?? Yesterday, until ?? Tomorrow, Guid.NewGuid().ToByteArray());
        return Imported(issued.CopyWithPrivateKey(key));
    }

    /// <summary>A server's certificate by nobody but itself.</summary>
    public static X509Certificate2 SelfSigned(string host = "localhost")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Imported(RequestFor(host, key).CreateSelfSigned(Yesterday, Tomorrow));
    }

    /// <summary>The client's own handler, save that it trusts this authority where it would ask the system whom to trust.</summary>
    public HttpMessageHandler HandlerThatTrusts(CloudAdminClientOptions options)
    {
        var handler = HandlerFactory.Create(options);
        HttpMessageHandler sends = handler;
        while (sends is DelegatingHandler { InnerHandler: { } inner })
            sends = inner;
        ((SocketsHttpHandler)sends).SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { _root },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        return handler;
    }

    public void Dispose() => _root.Dispose();

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
        // Windows serves TLS only with a key that was imported.
        using (made)
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
