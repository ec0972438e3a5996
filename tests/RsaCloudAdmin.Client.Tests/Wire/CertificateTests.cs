using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace RsaCloudAdmin.Client.Tests.Wire;

public class CertificateTests : WireTest
{
    [Fact]
    public async Task Nothing_is_sent_to_a_server_that_does_not_prove_itself()
    {
        using var certificate = SelfSigned();
        await using var server = new RawServer(certificate, Acts.Issued);

        var error = await FailsAsync(() => Connect(server.Address).EnableEmergencyTokencodeAsync(Alice, 1));

        Assert.Equal(RsaErrorReason.ConnectionFailed, error.Reason);
        Assert.Contains("prove", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, error.Tries);
        Assert.Equal(1, server.Connections);
        Assert.Empty(server.Requests);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        // Windows serves TLS only with a key that was imported.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
