namespace RsaCloudAdmin;

/// <summary>How a step of a connection test ended.</summary>
public enum RsaConnectionCheckResult
{
    /// <summary>The step found no problem.</summary>
    Passed,

    /// <summary>The step succeeded, but something should be checked.</summary>
    Warning,

    /// <summary>The step failed.</summary>
    Failed,

    /// <summary>The step was not run. An earlier step failed, so the result would mean nothing.</summary>
    NotTried,
}
