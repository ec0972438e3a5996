using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>What the service holds of a user, as far as the cmdlets change it: read past its API, so that what cmdlets report can be checked.</summary>
internal sealed record UserState
{
    public required string UserId { get; init; }

    public required string Email { get; init; }

    /// <summary>The sign-in methods that are locked, in words; empty if none is.</summary>
    public required string LockedMethods { get; init; }

    public required bool HasEmergencyTokencode { get; init; }

    /// <summary>The serial number of the user's hardware token; null if there is none.</summary>
    public required string? TokenSerialNumber { get; init; }

    public required bool IsHardwareTokenEnabled { get; init; }

    /// <summary>The state in words.</summary>
    public override string ToString() => string.Join(
        "; ",
        LockedMethods.Length == 0 ? "unlocked" : $"locked: {LockedMethods}",
        HasEmergencyTokencode ? "has an emergency tokencode" : "no emergency tokencode",
        TokenSerialNumber is null ? "no hardware token" : IsHardwareTokenEnabled ? "hardware token enabled" : "hardware token disabled");

    /// <summary>The users as they are now, in the order of their addresses' numbers.</summary>
    public static IReadOnlyList<UserState> ReadAll(EmulatedTenant tenant)
    {
        var tokens = tenant.HardwareTokens.Where(token => token.UserId is not null).ToLookup(token => token.UserId!.Value);
        return [.. tenant.Users.OrderBy(user => user.EmailAddress.Length).ThenBy(user => user.EmailAddress, StringComparer.Ordinal).Select(user => Read(user, tokens[user.Id].FirstOrDefault()))];
    }

    private static UserState Read(EmulatedUser user, EmulatedHardwareToken? token) => new()
    {
        UserId = user.Id.ToString(),
        Email = user.EmailAddress,
        LockedMethods = string.Join(", ", Locked(user)),
        HasEmergencyTokencode = user.Tokencode is not null,
        TokenSerialNumber = token?.SerialNumber,
        IsHardwareTokenEnabled = token is { IsEnabled: true },
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
