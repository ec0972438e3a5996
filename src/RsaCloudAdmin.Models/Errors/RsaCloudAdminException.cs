namespace RsaCloudAdmin;

/// <summary>An operation on the service failed. Holds no secret: no token, no key, no tokencode.</summary>
public class RsaCloudAdminException : Exception
{
    public RsaCloudAdminException(RsaErrorReason reason, string message, Exception? inner = null)
        : base(message, inner) => Reason = reason;

    /// <summary>Why it failed.</summary>
    public RsaErrorReason Reason { get; }

    /// <summary>The HTTP status of the last answer; null if there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The service's own error code, such as "404 NOT_FOUND"; null if it sent none. Characters that could harm a screen are U+FFFD.</summary>
    // PowerShell's views of errors print every property of an exception.
    public string? ServiceCode
    {
        get;
        init => field = value is null ? null : Harmful.Replace(value);
    }

    /// <summary>The service's own words; null if it sent none. Characters that could harm a screen are U+FFFD, line breaks among them.</summary>
    public string? ServiceMessage
    {
        get;
        init => field = value is null ? null : Harmful.Replace(value);
    }

    /// <summary>How many times the request was sent.</summary>
    public int Tries { get; init; }

    /// <summary>
    /// What else failed in the same run, if this is the failure that ended it: with <c>-ErrorAction Stop</c>
    /// several requests may be on their way when the first one fails.
    /// </summary>
    public IReadOnlyList<RsaCloudAdminException> FurtherFailures { get; internal set; } = [];

    /// <summary>Whether an earlier try of the same request may have been carried out, whatever became of the last one.</summary>
    internal bool LeavesEarlierTryOpen { get; set; }

    /// <summary>
    /// Whether no try reached the service, or the issuer: no connection could be made, or the other side or a proxy refused
    /// before anything was sent. The next request fares no better as long as that lasts.
    /// </summary>
    internal bool FoundNoService { get; init; }

    /// <summary>For a list that the failure ended: how far it came, as a sentence; null for anything else.</summary>
    internal string? Progress { get; set; }

    public override string Message => string.Join(" ", new[] { base.Message, LeavesEarlierTryOpen ? "An earlier try may have been carried out." : null, Progress }.OfType<string>());

    /// <summary>The same failure as another row's error.</summary>
    internal RsaCloudAdminException Clone() => (RsaCloudAdminException)MemberwiseClone();
}
