namespace RsaCloudAdmin.Emulator.Tenant;

/// <summary>An emergency tokencode that was issued.</summary>
public sealed record EmulatedTokencode(Guid Id, string Code, DateTimeOffset Expires, DateTimeOffset OfflineExpires, bool OneTimeUse);
