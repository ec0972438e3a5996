using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Security;

/// <summary>What is told about a certificate if the platform says nothing, or blames its authority.</summary>
public sealed class CertificateProblemTests
{
    [Fact]
    public void A_server_may_show_no_certificate() =>
        Assert.Equal("it showed no certificate", CertificateProblem.Describe("localhost", null, null, SslPolicyErrors.RemoteCertificateNotAvailable));

    [Fact]
    public void Without_a_reason_no_reason_is_told()
    {
        using var certificate = TestAuthority.SelfSigned();

        Assert.Equal("its certificate is not valid", CertificateProblem.Describe("localhost", certificate, null, SslPolicyErrors.RemoteCertificateChainErrors));
    }

    [Fact]
    public void A_certificate_that_is_valid_now_is_not_blamed_for_the_time_of_its_authority()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue();
        using var chain = new X509Chain { ChainPolicy = authority.PolicyThatTrusts(X509RevocationMode.NoCheck) };
        // The check is made for a later time, so it finds a problem, although the certificate is valid now.
        chain.ChainPolicy.VerificationTime = DateTime.Now.AddDays(3);
        Assert.False(chain.Build(certificate));

        Assert.Equal("its certificate is from an authority whose certificate is not valid now", CertificateProblem.Describe("localhost", certificate, chain, SslPolicyErrors.RemoteCertificateChainErrors));
    }
}
