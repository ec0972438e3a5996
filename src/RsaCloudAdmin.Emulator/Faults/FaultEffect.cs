namespace RsaCloudAdmin.Emulator.Faults;

/// <summary>The effect of a fault on a request. "Text" is its name in <see cref="FaultText"/>.</summary>
public enum FaultEffect
{
    /// <summary>Adds a delay. Text: latency.</summary>
    Latency,

    /// <summary>Returns 429, with Retry-After if the fault has one. Text: 429.</summary>
    TooManyRequests,

    /// <summary>Returns 500. For an unlock, the body is the current lock status. Text: 500.</summary>
    InternalServerError,

    /// <summary>Returns 502 with a web page, as gateways do. Text: 502.</summary>
    BadGateway,

    /// <summary>Returns 503, with Retry-After if the fault has one. Text: 503.</summary>
    ServiceUnavailable,

    /// <summary>Returns 504 with a web page, as gateways do. Text: 504.</summary>
    GatewayTimeout,

    /// <summary>Returns 401 in the framework's format, with the fault's message. Text: 401.</summary>
    Unauthorized,

    /// <summary>Returns 403 in the framework's format, with the fault's message. Text: 403.</summary>
    Forbidden,

    /// <summary>Breaks the connection. Text: reset.</summary>
    Reset,

    /// <summary>Never sends a response. Text: hang.</summary>
    Hang,

    /// <summary>Sends half of the response and breaks the connection. Text: truncated.</summary>
    Truncated,

    /// <summary>Sends half of the response as if it were complete. Text: malformed.</summary>
    Malformed,

    /// <summary>Returns 200 with a web page. Text: html.</summary>
    Page,

    /// <summary>Redirects to another origin. Text: redirect.</summary>
    Redirect,

    /// <summary>Returns a body of 2 MB. Text: huge.</summary>
    Huge,

    /// <summary>Unlocks nothing, and returns 200 with all methods locked. Text: still-locked.</summary>
    StillLocked,

    /// <summary>Leaves the code out of the response. Text: no-tokencode.</summary>
    NoTokencode,

    /// <summary>Sends 2018-30-06T12:00:00.000Z as the offline expiration date, as in RSA's own example. Text: impossible-date.</summary>
    ImpossibleDate,
}
