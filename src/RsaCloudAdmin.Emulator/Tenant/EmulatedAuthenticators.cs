namespace RsaCloudAdmin.Emulator.Tenant;

/// <summary>A device of a user: a phone with RSA's app, or a browser that remembers the user.</summary>
public sealed record EmulatedDevice(Guid Id, string Name)
{
    public DateTimeOffset Registered { get; init; }

    /// <summary>The browser; null for a phone.</summary>
    public string? Browser { get; init; }
}

/// <summary>A FIDO authenticator of a user, such as a security key.</summary>
public sealed record EmulatedFidoAuthenticator(Guid Id, string Name)
{
    public DateTimeOffset Registered { get; init; }
}
