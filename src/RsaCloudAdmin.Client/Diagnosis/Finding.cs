namespace RsaCloudAdmin.Client.Diagnosis;

/// <summary>The result of a step.</summary>
/// <param name="Result">How the step ended.</param>
/// <param name="Detail">What was found, as a sentence.</param>
/// <param name="Advice">The advice for the user.</param>
internal sealed record Finding(RsaConnectionCheckResult Result, string Detail, ConnectionAdvice Advice = ConnectionAdvice.None)
{
    /// <summary>The error of a request; null if no request failed.</summary>
    public RsaCloudAdminException? Failure { get; private init; }

    public static Finding Passed(string detail) => new(RsaConnectionCheckResult.Passed, detail);

    public static Finding Warning(string detail, ConnectionAdvice advice) => new(RsaConnectionCheckResult.Warning, detail, advice);

    public static Finding Failed(string detail, ConnectionAdvice advice) => new(RsaConnectionCheckResult.Failed, detail, advice);

    public static Finding Failed(RsaCloudAdminException failure) => new(RsaConnectionCheckResult.Failed, failure.Message) { Failure = failure };
}
