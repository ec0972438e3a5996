using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace RsaCloudAdmin.Client.Http;

/// <summary>
/// Tells what is wrong with a server's certificate that the platform refuses: its own words name a flag at most, and on
/// .NET Framework not even that. It lets nothing pass that the platform does not.
/// </summary>
internal sealed class CertificateValidationHandler : DelegatingHandler
{
    // By host: the check knows nothing of the request that it is made for.
    private readonly ConcurrentDictionary<string, string> _problems = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is called for each certificate. Where there is such a check, one that another module sets for the whole process counts for nothing.</summary>
    public bool Check(string host, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            _problems.TryRemove(host, out _);
            return true;
        }

        _problems[host] = CertificateProblem.Describe(host, certificate, chain, errors);
        return false;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (NetworkFailure.Classify(e) == AttemptStatus.NotTrusted && _problems.TryGetValue(request.RequestUri!.IdnHost, out var problem))
        {
            throw new UntrustedCertificateException(problem, e);
        }
    }
}

/// <summary>A server's certificate was refused, for what the message says.</summary>
internal sealed class UntrustedCertificateException(string message, Exception inner) : AuthenticationException(message, inner);
