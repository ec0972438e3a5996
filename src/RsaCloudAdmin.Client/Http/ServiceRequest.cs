namespace RsaCloudAdmin.Client.Http;

/// <summary>One request to the service, before a token is put on it.</summary>
/// <param name="Purpose">What it is for, as in "Could not …": a verb and the quoted user.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Below the service's base, escaped.</param>
/// <param name="Body">JSON, or null for a request without content.</param>
internal sealed record ServiceRequest(string Purpose, HttpMethod Method, string Path, byte[]? Body = null)
{
    /// <summary>
    /// Whether sending it again after a failure that leaves open if it was carried out can do no harm. Issuing a
    /// tokencode is not: each request makes a new code.
    /// </summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>Whether it only asks: no try of it leaves a doubt.</summary>
    public bool OnlyAsks { get; init; }

    /// <summary>The OAuth scope that it needs; null if it is sent with the token of an API key, or needs none that is known.</summary>
    public string? Scope { get; init; }

    /// <summary>What 404 means for it.</summary>
    public RsaErrorReason NotFound { get; init; } = RsaErrorReason.UserNotFound;

    /// <summary>What 409 means for it.</summary>
    public RsaErrorReason Conflict { get; init; } = RsaErrorReason.Conflict;
}
