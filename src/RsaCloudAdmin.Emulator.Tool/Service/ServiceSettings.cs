namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>What the user may want of the stand-in service.</summary>
/// <param name="Emulator">What it starts with.</param>
internal sealed record ServiceSettings(EmulatorOptions Emulator)
{
    /// <summary>Whose key it is.</summary>
    public AdminRole Role { get; init; } = AdminRole.SuperAdmin;

    /// <summary>How long the OAuth client's access tokens live.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Where the key file is to be; null for a temporary folder.</summary>
    public string? KeyPath { get; init; }
}
