using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>The state of a user, as far as the cmdlets change it. It is not read through the API, so it can verify what the cmdlets report.</summary>
internal sealed record UserState
{
    public required string UserId { get; init; }

    public required string Email { get; init; }

    /// <summary>The locked sign-in methods, such as "Token, SMS"; empty if none is locked.</summary>
    public required string LockedMethods { get; init; }

    public required bool HasEmergencyTokencode { get; init; }

    public required bool HasEnrollmentCode { get; init; }

    /// <summary>The serial number of the user's hardware token; null for none.</summary>
    public required string? TokenSerialNumber { get; init; }

    public required bool IsHardwareTokenEnabled { get; init; }

    /// <summary>The number of the user's hardware tokens.</summary>
    public required int HardwareTokens { get; init; }

    /// <summary>The number of the user's phones.</summary>
    public required int Phones { get; init; }

    /// <summary>Returns the state as text.</summary>
    public override string ToString() => string.Join(
        "; ",
        LockedMethods.Length == 0 ? "unlocked" : $"locked: {LockedMethods}",
        HasEmergencyTokencode ? "has an emergency tokencode" : "no emergency tokencode",
        HasEnrollmentCode ? "has an enrollment code" : "no enrollment code",
        TokenSerialNumber is null ? "no hardware token" : $"hardware token {(IsHardwareTokenEnabled ? "enabled" : "disabled")}{(HardwareTokens > 1 ? $", and {HardwareTokens - 1} more" : "")}",
        Phones == 0 ? "no phone" : Phones == 1 ? "1 phone" : $"{Phones} phones");

    /// <summary>Returns the current users, in the order of the numbers in their addresses.</summary>
    public static IReadOnlyList<UserState> ReadAll(EmulatedTenant tenant)
    {
        var tokens = tenant.HardwareTokens.Where(token => token.UserId is not null).ToLookup(token => token.UserId!.Value);
        return [.. tenant.Users.OrderBy(user => user.EmailAddress.Length).ThenBy(user => user.EmailAddress, StringComparer.Ordinal).Select(user => Read(user, [.. tokens[user.Id]]))];
    }

    private static UserState Read(EmulatedUser user, IReadOnlyList<EmulatedHardwareToken> tokens) => new()
    {
        UserId = user.Id.ToString(),
        Email = user.EmailAddress,
        LockedMethods = string.Join(", ", Locked(user)),
        HasEmergencyTokencode = user.Tokencode is not null,
        HasEnrollmentCode = user.EnrollmentCode is not null,
        TokenSerialNumber = tokens is [var first, ..] ? first.SerialNumber : null,
        IsHardwareTokenEnabled = tokens is [{ IsEnabled: true }, ..],
        HardwareTokens = tokens.Count,
        Phones = user.Devices.Count(device => device.Browser is null),
    };

    private static IEnumerable<string> Locked(EmulatedUser user)
    {
        if (user.IsTokenLocked)
            yield return "Token";
        if (user.IsSmsLocked)
            yield return "SMS";
        if (user.IsVoiceLocked)
            yield return "voice";
    }
}
