namespace RsaCloudAdmin.Soak.Books;

/// <summary>The service's state of a user, limited to what the soak's operations change.</summary>
internal sealed record UserState
{
    /// <summary>The phone number that the soak sets.</summary>
    public const string NewSmsNumber = "+1 555 555 5555";

    public bool IsEnabled { get; init; }
    public string? SmsNumber { get; init; }
    public bool IsTokenLocked { get; init; }
    public bool IsSmsLocked { get; init; }
    public bool IsVoiceLocked { get; init; }
    public string? TokencodeId { get; init; }
    public string? Tokencode { get; init; }
    public int TokencodesIssued { get; init; }
    public bool IsHardwareTokenEnabled { get; init; }
    public bool HasPin { get; init; }

    // The generated ToString of a record would print the code.
    public override string ToString() =>
        $"{(IsEnabled ? "enabled" : "disabled")}; phone {SmsNumber ?? "none"}; locked: {IsTokenLocked}, {IsSmsLocked}, {IsVoiceLocked}; tokencode {TokencodeId ?? "none"} of {TokencodesIssued}; hardware token {(IsHardwareTokenEnabled ? "enabled" : "disabled")}{(HasPin ? " with" : " without")} PIN";
}
