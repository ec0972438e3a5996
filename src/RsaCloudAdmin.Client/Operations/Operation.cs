namespace RsaCloudAdmin.Client.Operations;

/// <summary>One thing that the service can do, as its page documents it.</summary>
internal sealed class Operation
{
    /// <summary>The HTTP method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The path below the service's base, with placeholders such as {userId}.</summary>
    public required string Path { get; init; }

    /// <summary>What a repeat does.</summary>
    public required Safety Safety { get; init; }

    /// <summary>The OAuth scope that it needs, by RSA's list of permissions; null if it is not known.</summary>
    public required string? Scope { get; init; }

    /// <summary>Whether an access token for it is requested with its scope.</summary>
    public bool IsScopeRequested { get; init; } = true;

    /// <summary>The scope to request for it; null for none.</summary>
    public string? RequestedScope => IsScopeRequested ? Scope : null;

    /// <summary>What it is for, as in "Could not …": a verb, and placeholders such as {user}.</summary>
    public required string Purpose { get; init; }

    /// <summary>The title of its page in RSA's documentation.</summary>
    public required string Page { get; init; }

    /// <summary>What 404 means for it.</summary>
    public RsaErrorReason NotFound { get; init; } = RsaErrorReason.UserNotFound;

    /// <summary>What 409 means for it.</summary>
    public RsaErrorReason Conflict { get; init; } = RsaErrorReason.Conflict;

    public override string ToString() => $"{Method} {Path}";
}
