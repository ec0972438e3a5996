using RsaCloudAdmin.Emulator.Tenant;

namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>Looks into the service past its API, so that what cmdlets report can be checked.</summary>
internal static class ServiceState
{
    /// <summary>The users as they are now, in the order of their addresses' numbers.</summary>
    public static IReadOnlyList<UserState> Read(EmulatedTenant tenant)
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
