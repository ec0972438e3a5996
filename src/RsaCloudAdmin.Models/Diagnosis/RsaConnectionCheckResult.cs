namespace RsaCloudAdmin;

/// <summary>How a step of a diagnosis ended.</summary>
public enum RsaConnectionCheckResult
{
    /// <summary>All is well.</summary>
    Passed,

    /// <summary>It works, and something is not as it should be.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Failed,

    /// <summary>A step before it failed, so that it would tell nothing.</summary>
    NotTried,
}
