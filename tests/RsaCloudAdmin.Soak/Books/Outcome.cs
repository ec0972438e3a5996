namespace RsaCloudAdmin.Soak.Books;

/// <summary>What the module reported for a row: a result or an error.</summary>
internal sealed record Outcome
{
    public string? ErrorId { get; init; }

    public string Message { get; init; } = string.Empty;

    public string? UserId { get; init; }

    /// <summary>The identity that the result says was requested.</summary>
    public string? Identity { get; init; }

    public string? TokencodeId { get; init; }

    /// <summary>The issued code.</summary>
    public string? Code { get; init; }

    /// <summary>For a disabled tokencode: whether there was one.</summary>
    public bool? WasEnabled { get; init; }

    public bool IsSuccess => ErrorId is null;

    /// <summary>Whether the error leaves open if the change was carried out, by its id or in its message.</summary>
    public bool IsUnsure => ErrorId is "OutcomeUnknown" or "MethodStillLocked"
        || (ErrorId is not null && (Message.Contains("may have been processed", StringComparison.Ordinal) || Message.Contains("whether the change was made is unknown", StringComparison.Ordinal)));

    public override string ToString() => (ErrorId ?? "a result") + (Message.Length > 0 ? $" ({Message})" : string.Empty);
}
