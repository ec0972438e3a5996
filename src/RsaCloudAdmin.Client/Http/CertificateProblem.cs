using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Explains why a platform refuses a server's certificate.</summary>
internal static class CertificateProblem
{
    private const X509ChainStatusFlags Stranger = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;
    private const X509ChainStatusFlags Unchecked = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    /// <summary>Returns the problems that the platform found, as a clause. Only the platform decides what is a problem.</summary>
    public static string Describe(string host, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null)
            return "it showed no certificate";
        using var shown = new X509Certificate2(certificate);
        var flags = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
        var problems = new List<string>();
        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
            problems.Add($"is for {DisplayText.Quote(shown.GetNameInfo(X509NameType.DnsName, forIssuer: false))}, not for {DisplayText.Quote(host)}");
        if ((flags & X509ChainStatusFlags.NotTimeValid) != 0)
            problems.Add(OutOfTime(shown));
        if ((flags & Stranger) != 0)
        {
            problems.Add(shown.SubjectName.RawData.AsSpan().SequenceEqual(shown.IssuerName.RawData)
                ? "is self-signed and not trusted by this computer"
                : $"was issued by {DisplayText.Quote(shown.GetNameInfo(X509NameType.SimpleName, forIssuer: true))}, which this computer does not trust");
        }

        if ((flags & X509ChainStatusFlags.Revoked) != 0)
            problems.Add(Revoked(shown, chain!));
        // Not needed if the certificate is refused for another reason.
        if ((flags & Unchecked) != 0 && problems.Count == 0)
            problems.Add("could not be checked for revocation: it names no revocation server, or none returned the certificate's status");
        var others = flags & ~(Stranger | Unchecked | X509ChainStatusFlags.Revoked | X509ChainStatusFlags.NotTimeValid);
        if (others != X509ChainStatusFlags.NoError)
            problems.Add($"is not valid ({others})");
        return $"its certificate {(problems.Count > 0 ? string.Join(", and ", problems) : "is not valid")}";
    }

    private static string Revoked(X509Certificate2 certificate, X509Chain chain) =>
        chain.ChainElements.Count > 0 && chain.ChainElements[0].ChainElementStatus.Any(status => status.Status == X509ChainStatusFlags.Revoked)
            ? $"was revoked by {DisplayText.Quote(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: true))}"
            : "is from an authority whose certificate was revoked";

    private static string OutOfTime(X509Certificate2 certificate)
    {
        var now = DateTime.UtcNow;
        if (certificate.NotAfter.ToUniversalTime() < now)
            return $"expired on {Day(certificate.NotAfter)}";
        return certificate.NotBefore.ToUniversalTime() > now
            ? $"is not valid before {Day(certificate.NotBefore)}"
            : "is from an authority whose certificate is not valid now";
    }

    private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
