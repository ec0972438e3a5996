namespace RsaCloudAdmin.Soak.Plan;

/// <summary>One row of a list.</summary>
/// <param name="User">The number of the seeded user; null if the row names no existing user.</param>
/// <param name="Column">The column that names the user; null if the row is a text.</param>
/// <param name="Name">The text that names the user.</param>
internal sealed record PlannedRow(int? User, string? Column, string Name)
{
    public Flaw Flaw { get; init; }

    /// <summary>The serial number of a hardware token; null for none.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>The id of a device; null for none.</summary>
    public string? DeviceId { get; init; }

    /// <summary>Whether the row names the tokencode by the id with which it was last issued.</summary>
    public bool NamesTokencode { get; init; }
}

/// <summary>What is wrong with a row.</summary>
internal enum Flaw
{
    None,

    /// <summary>The module rejects it without a request.</summary>
    Unusable,

    /// <summary>The service has no such user.</summary>
    UnknownUser,

    /// <summary>The service rejects it.</summary>
    WrongValue,
}
