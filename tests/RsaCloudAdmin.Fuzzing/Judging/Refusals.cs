namespace RsaCloudAdmin.Fuzzing.Judging;

internal static class Refusals
{
    /// <summary>
    /// Whether a call failed because the service refused the request. Only then may a request that must be sent once be
    /// retried. A 503 is a refusal if it has a Retry-After.
    /// </summary>
    public static bool IsRefusal(RsaCloudAdminException? error, string response) =>
        error is { StatusCode: 401 or 403 or 429 } || (error is { StatusCode: 503 } && response.Contains("Retry-After:", StringComparison.OrdinalIgnoreCase));
}
