namespace RsaCloudAdmin.Soak.Books;

/// <summary>The service's state of a user, limited to what the soak's operations change.</summary>
internal sealed record UserState
{
    public bool IsTokenLocked { get; init; }
    public bool IsSmsLocked { get; init; }
    public bool IsVoiceLocked { get; init; }
    public string? TokencodeId { get; init; }
    public string? Tokencode { get; init; }
    public int TokencodesIssued { get; init; }
    public bool IsHardwareTokenEnabled { get; init; }

    // The generated ToString of a record would print the code.
    public override string ToString() =>
        $"locked: {IsTokenLocked}, {IsSmsLocked}, {IsVoiceLocked}; tokencode {TokencodeId ?? "none"} of {TokencodesIssued}; hardware token {(IsHardwareTokenEnabled ? "enabled" : "disabled")}";
}
