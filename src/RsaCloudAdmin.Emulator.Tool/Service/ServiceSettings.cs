namespace RsaCloudAdmin.Emulator.Tool.Service;

/// <summary>The settings from the command line.</summary>
/// <param name="Emulator">The settings of the emulator.</param>
internal sealed record ServiceSettings(EmulatorOptions Emulator)
{
    /// <summary>The role of the API key.</summary>
    public AdminRole Role { get; init; } = AdminRole.SuperAdmin;

    /// <summary>The lifetime of the OAuth client's access tokens.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The path of the key file; null for a temporary folder.</summary>
    public string? KeyPath { get; init; }
}
