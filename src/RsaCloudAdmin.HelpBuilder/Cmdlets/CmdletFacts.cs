namespace RsaCloudAdmin.HelpBuilder.Cmdlets;

/// <summary>What a cmdlet says of itself.</summary>
internal sealed record CmdletFacts
{
    /// <summary>What help calls a type where there is none.</summary>
    public const string NoType = "None";

    public required string Name { get; init; }

    /// <summary>All parameters but those that every cmdlet has, by name.</summary>
    public required IReadOnlyList<ParameterFacts> Parameters { get; init; }

    /// <summary>The parameters that are typed, for each way to call the cmdlet, in the order of its syntax.</summary>
    public required IReadOnlyList<IReadOnlyList<ParameterFacts>> Syntaxes { get; init; }

    /// <summary>The types that it takes from the pipeline.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The types that it emits.</summary>
    public required IReadOnlyList<string> Outputs { get; init; }
}

/// <summary>A parameter, or what it is in one way to call the cmdlet.</summary>
/// <param name="Name">Its name, without the dash.</param>
/// <param name="Type">The full name of its type.</param>
/// <param name="ValueName">What a syntax shows for its value; null for a switch.</param>
/// <param name="AcceptedValues">The only values that it takes, if they can be listed.</param>
/// <param name="Default">What it is if nobody gives it.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="Position">Where it stands without its name; null if it does not.</param>
/// <param name="Pipeline">How the pipeline fills it: ByValue, ByPropertyName, both or neither.</param>
/// <param name="TakesWildcards">Whether * and ? stand for other characters.</param>
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
