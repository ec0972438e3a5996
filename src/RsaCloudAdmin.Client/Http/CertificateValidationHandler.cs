using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace RsaCloudAdmin.Client.Http;

/// <summary>
/// Explains why the platform refuses a server's certificate. The platform's own message names at most a flag, and on .NET
/// Framework not even that. This handler accepts only what the platform accepts.
/// </summary>
internal sealed class CertificateValidationHandler : DelegatingHandler
{
    // By host: the callback does not know the request.
    private readonly ConcurrentDictionary<string, string> _problems = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The callback for each certificate. It takes precedence over a process-wide callback of other code.</summary>
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

/// <summary>A server's certificate was refused. The message says why.</summary>
internal sealed class UntrustedCertificateException(string message, Exception inner) : AuthenticationException(message, inner);
