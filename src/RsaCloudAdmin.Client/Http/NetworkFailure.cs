using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace RsaCloudAdmin.Client.Http;

/// <summary>Determines from an exception whether the request can have reached the service.</summary>
internal static class NetworkFailure
{
    /// <summary>Returns how the attempt ended; null if the exception is not a network failure.</summary>
    public static AttemptStatus? Classify(Exception exception) => exception switch
    {
        HttpRequestException or WebException or IOException or InvalidDataException or SocketException or ObjectDisposedException or AuthenticationException => EndOf(exception),
#if NET
        // The handler itself cancels only if a connection takes longer than its ConnectTimeout.
        OperationCanceledException => AttemptStatus.NotConnected,
#else
        OperationCanceledException => AttemptStatus.TimedOut,
#endif
        _ => null,
    };

    /// <summary>Returns the cause without .NET's quotation of an invalid response, which can contain a tokencode or a token.</summary>
    public static Exception WithoutQuotation(Exception cause)
    {
#if NET
        for (var e = cause; e is not null; e = e.InnerException)
        {
            if (e is HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse })
                return new HttpRequestException(HttpRequestError.InvalidResponse, e.Message.Split('\'')[0].TrimEnd(' ', ':'));
        }
#endif
        return cause;
    }

    /// <summary>Returns the innermost message, which has the details.</summary>
    public static string Words(Exception? exception) =>
        exception is null ? "no details are known" : DisplayText.Line(Innermost(exception).Message.TrimEnd('.'));

    /// <summary>Returns the innermost exception.</summary>
    public static Exception Innermost(Exception exception)
    {
        while (exception is not UntrustedCertificateException && exception.InnerException is { } inner)
            exception = inner;
        return exception;
    }

    private static AttemptStatus EndOf(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is AuthenticationException)
                return AttemptStatus.NotTrusted;
            if (e is WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure })
                return AttemptStatus.NotTrusted;
            if (e is WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure })
                return AttemptStatus.NotConnected;
            // "Unreachable" is not in this list: an established connection also fails with it when its route is lost.
            if (e is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData })
                return AttemptStatus.NotConnected;
#if NET
            // Only the message contains the status.
            if (e is HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } && e.Message.Contains("'407'", StringComparison.Ordinal))
                return AttemptStatus.ProxyAuthenticationRequired;
            // A TLS handshake can fail because of the certificate, or because the connection breaks.
            if (e is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError })
                return HasWithin<AuthenticationException>(e) ? AttemptStatus.NotTrusted : AttemptStatus.NotConnected;
            if (e is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError })
                return AttemptStatus.NotConnected;
#endif
        }

        return AttemptStatus.Broken;
    }

#if NET
    private static bool HasWithin<T>(Exception exception) => exception.InnerException is { } inner && (inner is T || HasWithin<T>(inner));
#endif
}
