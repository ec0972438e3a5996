namespace RsaCloudAdmin.Soak.Plan;

/// <summary>One row of a list.</summary>
/// <param name="User">The number of the seeded user; null where the row names none that exists.</param>
/// <param name="Column">Under what the user is named; null for a text.</param>
/// <param name="Name">By what the user is named.</param>
internal sealed record PlannedRow(int? User, string? Column, string Name)
{
    /// <summary>What is wrong with it.</summary>
    public Flaw Flaw { get; init; }

    /// <summary>The serial number of a hardware token; null for none.</summary>
    public string? SerialNumber { get; init; }

    /// <summary>Whether the tokencode is named by the id that it was last issued with.</summary>
    public bool NamesTokencode { get; init; }
}

/// <summary>What is wrong with a row.</summary>
internal enum Flaw
{
    None,

    /// <summary>The module refuses it without asking the service.</summary>
    Unusable,

    /// <summary>The service knows no such user.</summary>
    UnknownUser,

    /// <summary>The service refuses it.</summary>
    WrongValue,
}
