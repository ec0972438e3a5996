namespace RsaCloudAdmin.Emulator.Faults;

/// <summary>What a fault does to a request. In texts each is written as given here.</summary>
public enum FaultEffect
{
    /// <summary>Waits. Text: latency.</summary>
    Latency,

    /// <summary>Answers 429, with Retry-After if it has one. Text: 429.</summary>
    TooManyRequests,

    /// <summary>Answers 500; an unlock with the status of the methods, none unlocked. Text: 500.</summary>
    InternalServerError,

    /// <summary>Answers 502 with a web page, as gateways do. Text: 502.</summary>
    BadGateway,

    /// <summary>Answers 503, with Retry-After if it has one. Text: 503.</summary>
    ServiceUnavailable,

    /// <summary>Answers 504 with a web page, as gateways do. Text: 504.</summary>
    GatewayTimeout,

    /// <summary>Answers 401. Text: 401.</summary>
    Unauthorized,

    /// <summary>Answers 403 in the framework's shape, with the fault's words. Text: 403.</summary>
    Forbidden,

    /// <summary>Breaks the connection. Text: reset.</summary>
    Reset,

    /// <summary>Never answers. Text: hang.</summary>
    Hang,

    /// <summary>Sends half of the response and breaks the connection. Text: truncated.</summary>
    Truncated,

    /// <summary>Sends half of the response as if it were whole. Text: malformed.</summary>
    Malformed,

    /// <summary>Answers 200 with a web page. Text: html.</summary>
    Page,

    /// <summary>Points to another origin. Text: redirect.</summary>
    Redirect,

    /// <summary>Answers two megabytes. Text: huge.</summary>
    Huge,

    /// <summary>Unlocks nothing, and says so with 200. Text: still-locked.</summary>
    StillLocked,

    /// <summary>Leaves the code out of the response. Text: no-tokencode.</summary>
    NoTokencode,

    /// <summary>Sends 2018-30-06T12:00:00.000Z as the offline expiration date, as RSA's own example does. Text: impossible-date.</summary>
    ImpossibleDate,
}
