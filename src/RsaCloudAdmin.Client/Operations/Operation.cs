using System.Net;

namespace RsaCloudAdmin.Client.Operations;

/// <summary>An operation of the service, as documented on its page.</summary>
internal sealed class Operation
{
    public required HttpMethod Method { get; init; }

    /// <summary>The path below the service's base, with placeholders such as {userId}.</summary>
    public required string Path { get; init; }

    public required Safety Safety { get; init; }

    /// <summary>The OAuth scope that the operation needs, from RSA's list of permissions; null if it is not known.</summary>
    public required string? Scope { get; init; }

    /// <summary>Whether access tokens for the operation are requested with its scope.</summary>
    public bool IsScopeRequested { get; init; } = true;

    /// <summary>The scope to request for the operation; null for none.</summary>
    public string? RequestedScope => IsScopeRequested ? Scope : null;

    /// <summary>
    /// The purpose of the operation, for messages such as "Could not …": a verb, and placeholders with the names of what they stand
    /// for, such as {user} or device {device}.
    /// </summary>
    public required string Purpose { get; init; }

    /// <summary>The title of its page in RSA's documentation.</summary>
    public required string Page { get; init; }

    /// <summary>The meaning of the status 404.</summary>
    public RsaErrorReason NotFound { get; init; } = RsaErrorReason.UserNotFound;

    /// <summary>The meaning of the status 409.</summary>
    public RsaErrorReason Conflict { get; init; } = RsaErrorReason.Conflict;

    /// <summary>
    /// The message with which the service refuses the operation with the status 403 because of the user's state. It then means
    /// the same as the status 409. Null if there is no such message.
    /// </summary>
    public string? ConflictMessage { get; init; }

    /// <summary>The meaning of the status 405.</summary>
    public RsaErrorReason NotAllowed { get; init; } = RsaErrorReason.UnexpectedResponse;

    /// <summary>The meaning of the status 400 if the service says that something is disabled.</summary>
    public RsaErrorReason Disabled { get; init; } = RsaErrorReason.InvalidRequest;

    /// <summary>
    /// The status with which the service may respond to a repeat because the first request was processed; null if it responds as
    /// before. Such a response does not say that the first request was refused.
    /// </summary>
    public HttpStatusCode? RepeatStatus { get; init; }

    /// <summary>
    /// Whether the status 429 means a limit of this operation alone, of minutes or hours. The request is then not retried, and
    /// nothing is learned about the rate limit of other operations.
    /// </summary>
    public bool HasOwnLimit { get; init; }

    /// <summary>The size of the largest response that is read, in bytes. A larger one is an error.</summary>
    public int MaxResponseSize { get; init; } = ResponseSizes.Default;

    public override string ToString() => $"{Method} {Path}";
}
