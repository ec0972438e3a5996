namespace RsaCloudAdmin;

/// <summary>An operation on the service failed. Contains no secret: no access token, key or tokencode.</summary>
public class RsaCloudAdminException : Exception
{
    public RsaCloudAdminException(RsaErrorReason reason, string message, Exception? inner = null)
        : base(message, inner) => Reason = reason;

    /// <summary>Why the operation failed.</summary>
    public RsaErrorReason Reason { get; }

    /// <summary>The HTTP status of the last response; null if there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>
    /// The service's own error code, such as "404 NOT_FOUND"; null if it sent none. Characters that could harm a screen
    /// are replaced by U+FFFD.
    /// </summary>
    // Replaced here, because PowerShell's error views show all properties of an exception.
    public string? ServiceCode
    {
        get;
        init => field = value is null ? null : Harmful.Replace(value);
    }

    /// <summary>
    /// The service's own message; null if it sent none. Line breaks, and characters that could harm a screen, are
    /// replaced by U+FFFD.
    /// </summary>
    public string? ServiceMessage
    {
        get;
        init => field = value is null ? null : Harmful.Replace(value);
    }

    /// <summary>The number of attempts to send the request; 0 if there was none.</summary>
    public int Tries { get; init; }

    /// <summary>
    /// The other failures of the same run, if this failure ended it; otherwise empty. With <c>-ErrorAction Stop</c>,
    /// several requests can be in flight when the first one fails.
    /// </summary>
    public IReadOnlyList<RsaCloudAdminException> FurtherFailures { get; internal set; } = [];

    /// <summary>Whether an earlier attempt of the same request may have been carried out, regardless of the last attempt.</summary>
    internal bool LeavesEarlierAttemptOpen { get; set; }

    /// <summary>
    /// Whether no attempt reached the service or the issuer: no connection could be made, or the other side or a proxy
    /// refused it before anything was sent. The next request fails too as long as the cause lasts.
    /// </summary>
    internal bool FoundNoService { get; init; }

    /// <summary>Whether the response has the form of the service's own errors. A gateway's errors have another form.</summary>
    internal bool IsOfService { get; init; }

    /// <summary>The results of a call that did a part of its work before it failed; otherwise empty.</summary>
    internal IReadOnlyList<object> Done { get; set; } = [];

    /// <summary>How far a list was read, or a change of several things was made, before this failure ended it, as a sentence; null for other failures.</summary>
    internal string? Progress { get; set; }

    public override string Message => string.Join(" ", new[] { base.Message, LeavesEarlierAttemptOpen ? "An earlier attempt may have been processed." : null, Progress }.OfType<string>());

    /// <summary>Returns a copy, for the error of another row.</summary>
    internal RsaCloudAdminException Clone() => (RsaCloudAdminException)MemberwiseClone();
}
