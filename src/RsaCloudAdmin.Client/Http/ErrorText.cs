using RsaCloudAdmin.Client.Operations;

namespace RsaCloudAdmin.Client.Http;

/// <summary>The texts that the errors of the service and of the issuer share.</summary>
internal static class ErrorText
{
    /// <summary>Returns the message of an error.</summary>
    /// <param name="purpose">The purpose of the request: a verb and its object.</param>
    /// <param name="what">What happened.</param>
    /// <param name="server">The server: "service" or "issuer".</param>
    /// <param name="said">What the server said, in parts. Blank parts are left out.</param>
    public static string Sentence(string purpose, string what, string server, params string?[] said)
    {
        var words = string.Join(": ", said.Where(part => !string.IsNullOrWhiteSpace(part)));
        return words.Length == 0 ? $"Could not {purpose}: {what}." : $"Could not {purpose}: {what}. The {server} said {DisplayText.Quote(words)}.";
    }

    /// <summary>Returns the number of attempts, with a leading space; empty if there was only one.</summary>
    public static string Counted(int tries) => tries > 1 ? $" ({tries} attempts)" : string.Empty;

    /// <summary>Returns why there is no response.</summary>
    /// <param name="last">How the last attempt ended.</param>
    /// <param name="tries">The number of attempts.</param>
    /// <param name="route">The way to the server.</param>
    /// <param name="server">The server: "service" or "issuer".</param>
    /// <param name="timeLimit">The time limit of an attempt, such as "within 100 seconds".</param>
    /// <param name="maxResponseSize">The size of the largest response that is read, in bytes.</param>
    public static (RsaErrorReason Reason, string What) NoResponse(AttemptResult last, int tries, Route route, string server, string timeLimit, int maxResponseSize)
    {
        var cause = NetworkFailure.Words(last.Cause);
        var (reason, what) = last.Status switch
        {
            AttemptStatus.NotConnected => (RsaErrorReason.ConnectionFailed, $"no connection to {route.Host} could be made{route.Through} ({cause})"),
            AttemptStatus.NotTrusted => (RsaErrorReason.ServiceNotTrusted, $"the server at {route.Host}{route.Through} did not prove that it is the {server}; nothing was sent ({cause})"),
            AttemptStatus.ProxyAuthenticationRequired => (RsaErrorReason.ConnectionFailed, route.ProxyAuthenticationRequired),
            AttemptStatus.TimedOut => (RsaErrorReason.Timeout, $"{route.Host} did not respond{route.Through} {timeLimit}"),
            AttemptStatus.TooLarge => (RsaErrorReason.UnexpectedResponse, $"the response is larger than {ResponseSizes.Text(maxResponseSize)}"),
            _ => (RsaErrorReason.ConnectionFailed, $"the connection to {route.Host}{route.Through} broke before the response arrived ({cause})"),
        };
        return (reason, what + Counted(tries));
    }
}
