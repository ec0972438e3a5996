namespace RsaCloudAdmin.HelpBuilder.Cmdlets;

/// <summary>The metadata of a cmdlet: its parameters, its syntax, and the types that it accepts and emits.</summary>
internal sealed record CmdletFacts
{
    /// <summary>The name that help shows if a cmdlet accepts or emits no type.</summary>
    public const string NoType = "None";

    public required string Name { get; init; }

    /// <summary>All parameters except PowerShell's common ones, sorted by name.</summary>
    public required IReadOnlyList<ParameterFacts> Parameters { get; init; }

    /// <summary>The visible parameters of each parameter set, in the order that help shows them. The default set is first.</summary>
    public required IReadOnlyList<IReadOnlyList<ParameterFacts>> Syntaxes { get; init; }

    public required IReadOnlyList<string> Inputs { get; init; }

    public required IReadOnlyList<string> Outputs { get; init; }
}

/// <summary>A parameter, in general or in one parameter set.</summary>
/// <param name="Name">The name, without the dash.</param>
/// <param name="Type">The full name of the type.</param>
/// <param name="ValueName">The placeholder for the value in a syntax; null for a switch.</param>
/// <param name="AcceptedValues">The only accepted values, if they can be listed; otherwise empty.</param>
/// <param name="Default">The default value, as text.</param>
/// <param name="Aliases">The aliases.</param>
/// <param name="IsRequired">Whether the parameter is mandatory.</param>
/// <param name="Position">The position, counted from 0; null if the parameter must be named.</param>
/// <param name="Pipeline">How the pipeline binds it: ByValue, ByPropertyName, both or neither.</param>
/// <param name="TakesWildcards">Whether the value may contain wildcards.</param>
internal sealed record ParameterFacts(
    string Name,
    string Type,
    string? ValueName,
    IReadOnlyList<string> AcceptedValues,
    string Default,
    IReadOnlyList<string> Aliases,
    bool IsRequired,
    int? Position,
    IReadOnlyList<string> Pipeline,
    bool TakesWildcards);
