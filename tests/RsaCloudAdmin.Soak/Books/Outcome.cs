namespace RsaCloudAdmin.Soak.Books;

/// <summary>What the module reported of a row: a result or an error.</summary>
internal sealed record Outcome
{
    /// <summary>The error's id; null for a result.</summary>
    public string? ErrorId { get; init; }

    public string Message { get; init; } = string.Empty;

    /// <summary>The user as a result names him.</summary>
    public string? UserId { get; init; }

    /// <summary>What the user was asked for by, as a result says.</summary>
    public string? Identity { get; init; }

    public string? TokencodeId { get; init; }

    /// <summary>The tokencode itself.</summary>
    public string? Tokencode { get; init; }

    /// <summary>Of a tokencode withdrawn: whether there was one.</summary>
    public bool? WasEnabled { get; init; }

    public bool IsSuccess => ErrorId is null;

    /// <summary>Whether the module leaves open if the change was carried out: in words that people read, not by the error's id.</summary>
    public bool IsUnsure => ErrorId is "OutcomeUnknown" or "MethodStillLocked"
        || (ErrorId is not null && (Message.Contains("may have been carried out", StringComparison.Ordinal) || Message.Contains("nobody can know whether it was done", StringComparison.Ordinal)));

    public override string ToString() => (ErrorId ?? "a result") + (Message.Length > 0 ? $" ({Message})" : string.Empty);
}
