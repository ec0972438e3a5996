using System.Net;
using System.Net.Sockets;
using RsaCloudAdmin.Client.Http;
using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Diagnosis;

/// <summary>Checks whether a host can be reached and proves its name. Sends no token.</summary>
internal sealed class HostSteps(Uri address, Transport transport, CloudAdminClientOptions options, TimeProvider clock)
{
    private const int MostShown = 3;

    /// <summary>The host's response; null before that.</summary>
    public ServiceResponse? Response { get; private set; }

    public IEnumerable<DiagnosisStep> Steps =>
    [
        new(RsaConnectionStep.Name, address.Host, ResolveAsync),
        new(RsaConnectionStep.Tls, address.Host, ReachAsync),
    ];

    private async Task<Finding> ResolveAsync(CallContext call)
    {
        // With a proxy, this computer does not need to resolve the host's name, because the proxy does.
        var proxy = Proxies.For(address, options);
        var host = (proxy ?? address).DnsSafeHost;
        var way = proxy is null ? string.Empty : $"Uses the proxy {proxy.Authority}. ";
        if (IPAddress.TryParse(host, out _))
            return Finding.Passed($"{way}{host} is an IP address.");
        try
        {
            var resolving = Dns.GetHostAddressesAsync(host);
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken);
            var first = await Task.WhenAny(resolving, clock.WaitAsync(options.Timeout, waiting.Token)).ConfigureAwait(false);
            waiting.Cancel();
            if (first != resolving)
            {
                call.CancellationToken.ThrowIfCancellationRequested();
                return Unknown($"{way}The lookup of {host} in DNS timed out.");
            }

            var addresses = await resolving.ConfigureAwait(false);
            return addresses.Length == 0
                ? Unknown($"{way}{host} has no address in DNS.")
                : Finding.Passed($"{way}{host} is {string.Join(", ", addresses.Take(MostShown).Select(a => a.ToString()))}.");
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            return Unknown($"{way}Could not look up {host} in DNS ({NetworkFailure.Words(e)}).");
        }
    }

    private async Task<Finding> ReachAsync(CallContext call)
    {
        using var message = new UnshownMessage(HttpMethod.Get, address);
        message.Headers.Accept.Add(Transport.AcceptJson);
        var result = await transport.SendAsync(message, null, ResponseSizes.Default, call.CancellationToken).ConfigureAwait(false);
        call.Tell($"GET {address.AbsolutePath} at {address.Authority}, without a token: {result.Summary}.");
        var cause = NetworkFailure.Words(result.Cause);
        Response = result.Response;
        var proxy = Proxies.For(address, options);
        return result.Status switch
        {
            AttemptStatus.ProxyAuthenticationRequired or AttemptStatus.Responded when result.Response?.Status is null or HttpStatusCode.ProxyAuthenticationRequired =>
                Finding.Failed("The proxy requires a user name and a password.", ConnectionAdvice.ProxyAuthenticationRequired),
            AttemptStatus.Responded or AttemptStatus.TooLarge => Finding.Passed(address.Scheme == "https"
                ? $"{address.Host} has a valid, trusted certificate."
                : $"{address.Host} responds. It is this computer, so TLS is not needed."),
            AttemptStatus.NotTrusted => Finding.Failed(
                $"{address.Host} did not prove its identity ({cause}).",
                options.CheckCertificateRevocation ? ConnectionAdvice.NotTrustedOrRevoked : ConnectionAdvice.NotTrusted),
            AttemptStatus.TimedOut => Finding.Failed(
                $"{address.Host} did not respond within {Seconds.In(options.Timeout)}.", ConnectionAdvice.NotReached),
            _ when proxy is not null => Finding.Failed(
                $"No connection to {address.Authority} could be made through the proxy {proxy.Authority}, or it broke ({cause}).",
                ConnectionAdvice.NotReachedByProxy),
            _ => Finding.Failed($"No connection to {address.Authority} could be made, or it broke ({cause}).", ConnectionAdvice.NotReached),
        };
    }

    private static Finding Unknown(string detail) =>
        Finding.Failed(detail, ConnectionAdvice.NameUnknown);
}
