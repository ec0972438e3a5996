using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

public class NetworkFailureTests
{
    [Theory]
    [InlineData(SocketError.HostUnreachable)]
    [InlineData(SocketError.NetworkUnreachable)]
    [InlineData(SocketError.HostDown)]
    [InlineData(SocketError.ConnectionReset)]
    [InlineData(SocketError.TimedOut)]
    public void A_route_that_is_lost_after_the_request_went_out_is_a_broken_connection(SocketError code)
    {
        // A connection whose packets are no longer acknowledged fails with the last error that the route reported.
        var thrown = new HttpRequestException("sending", new IOException("reading", new SocketException((int)code)));

        Assert.Equal(AttemptStatus.Broken, NetworkFailure.Classify(thrown));
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, SocketError.HostUnreachable)]
    [InlineData(HttpRequestError.ConnectionError, SocketError.NetworkUnreachable)]
    [InlineData(HttpRequestError.ConnectionError, SocketError.ConnectionRefused)]
    [InlineData(HttpRequestError.ConnectionError, SocketError.TimedOut)]
    [InlineData(HttpRequestError.NameResolutionError, SocketError.HostNotFound)]
    [InlineData(HttpRequestError.NameResolutionError, SocketError.TryAgain)]
    [InlineData(HttpRequestError.ProxyTunnelError, SocketError.Success)]
    public void What_failed_before_there_was_a_connection_was_not_sent(HttpRequestError error, SocketError code) =>
        Assert.Equal(AttemptStatus.NotConnected, NetworkFailure.Classify(new HttpRequestException(error, "connecting", new SocketException((int)code))));

    [Theory]
    [InlineData(SocketError.ConnectionRefused)]
    [InlineData(SocketError.HostNotFound)]
    [InlineData(SocketError.TryAgain)]
    [InlineData(SocketError.NoData)]
    public void What_found_no_server_was_not_sent(SocketError code) =>
        Assert.Equal(AttemptStatus.NotConnected, NetworkFailure.Classify(new HttpRequestException("connecting", new SocketException((int)code))));

    [Theory]
    [InlineData(WebExceptionStatus.ConnectFailure, AttemptStatus.NotConnected)]
    [InlineData(WebExceptionStatus.NameResolutionFailure, AttemptStatus.NotConnected)]
    [InlineData(WebExceptionStatus.ProxyNameResolutionFailure, AttemptStatus.NotConnected)]
    [InlineData(WebExceptionStatus.TrustFailure, AttemptStatus.NotTrusted)]
    [InlineData(WebExceptionStatus.SecureChannelFailure, AttemptStatus.NotTrusted)]
    [InlineData(WebExceptionStatus.ConnectionClosed, AttemptStatus.Broken)]
    internal void A_failure_on_NET_Framework_is_told_by_its_status(WebExceptionStatus status, AttemptStatus end) =>
        Assert.Equal(end, NetworkFailure.Classify(new HttpRequestException("sending", new WebException("failed", status))));

    [Fact]
    public void What_failed_to_prove_itself_was_not_sent() =>
        Assert.Equal(AttemptStatus.NotTrusted, NetworkFailure.Classify(new HttpRequestException(HttpRequestError.SecureConnectionError, "TLS", new AuthenticationException())));

    [Fact]
    public void A_response_that_cannot_be_decompressed_is_a_broken_one() =>
        Assert.Equal(AttemptStatus.Broken, NetworkFailure.Classify(new InvalidDataException()));

    [Fact]
    public void A_fault_of_the_module_is_not_the_networks() => Assert.Null(NetworkFailure.Classify(new InvalidOperationException()));

    [Fact]
    public void The_innermost_message_is_reported() =>
        Assert.Equal("Connection reset by peer", NetworkFailure.Words(new HttpRequestException("sending", new IOException("reading", new IOException("Connection reset by peer.")))));
}
