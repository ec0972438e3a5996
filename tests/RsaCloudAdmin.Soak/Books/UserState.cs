using RsaCloudAdmin.Soak.Plan;

namespace RsaCloudAdmin.Soak.Books;

/// <summary>The service's state of a user, limited to what the soak's operations change.</summary>
internal sealed record UserState
{
    /// <summary>The phone number that the soak sets.</summary>
    public const string NewSmsNumber = "+1 555 555 5555";

    /// <summary>The name that the soak gives to hardware tokens.</summary>
    public const string NewTokenName = "Key ring";

    public bool IsEnabled { get; init; }
    public bool IsMarkedDeleted { get; init; }

    /// <summary>When the user was last synchronized by a request; null for never.</summary>
    public DateTimeOffset? SynchronizedAt { get; init; }

    public string? SmsNumber { get; init; }
    public bool IsTokenLocked { get; init; }
    public bool IsSmsLocked { get; init; }
    public bool IsVoiceLocked { get; init; }
    public string? TokencodeId { get; init; }
    public string? Tokencode { get; init; }
    public string? EnrollmentCode { get; init; }
    public string? RegistrationCode { get; init; }

    /// <summary>How many codes of all three kinds were issued.</summary>
    public int CodesIssued { get; init; }

    public bool OwnsHardwareToken { get; init; }
    public bool IsHardwareTokenEnabled { get; init; }

    /// <summary>The name of the hardware token; null if it is the serial number.</summary>
    public string? TokenName { get; init; }

    public bool HasPhone { get; init; }
    public bool HasPin { get; init; }

    public IEnumerable<string> Codes => new[] { Tokencode, EnrollmentCode, RegistrationCode }.OfType<string>();

    /// <summary>Returns whether the service holds the code in the outcome.</summary>
    public bool Holds(Work work, Outcome issued) => work switch
    {
        Work.IssueEnrollmentCode => issued.Code == EnrollmentCode,
        Work.IssueRegistrationCode => issued.Code == RegistrationCode,
        _ => issued.TokencodeId == TokencodeId && issued.Code == Tokencode,
    };

    // The generated ToString of a record would print the code.
    public override string ToString() =>
        $"{(IsEnabled ? "enabled" : "disabled")}{(IsMarkedDeleted ? ", marked as deleted" : string.Empty)}; synchronized: {SynchronizedAt:O}; SMS number {SmsNumber ?? "none"}; locked: {IsTokenLocked}, {IsSmsLocked}, {IsVoiceLocked}; tokencode {TokencodeId ?? "none"}; {(EnrollmentCode is null ? "no" : "an")} enrollment code; {CodesIssued} codes issued; {(OwnsHardwareToken ? "own" : "no")} hardware token, {(IsHardwareTokenEnabled ? "enabled" : "disabled")}{(HasPin ? " with" : " without")} PIN, name {TokenName ?? "none"}; {(HasPhone ? "a" : "no")} phone";
}
