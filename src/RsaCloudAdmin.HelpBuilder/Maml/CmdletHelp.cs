using RsaCloudAdmin.HelpBuilder.Cmdlets;

namespace RsaCloudAdmin.HelpBuilder.Maml;

/// <summary>The whole help of a cmdlet: what it says of itself, and what people wrote about it. Texts are paragraphs.</summary>
internal sealed record CmdletHelp
{
    public required CmdletFacts Facts { get; init; }
    public required IReadOnlyList<string> Synopsis { get; init; }
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>The texts of the parameters, by their names.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters { get; init; }

    public required IReadOnlyList<ExampleHelp> Examples { get; init; }
    public required IReadOnlyList<TypeHelp> Inputs { get; init; }
    public required IReadOnlyList<TypeHelp> Outputs { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The names of cmdlets and topics.</summary>
    public required IReadOnlyList<string> Links { get; init; }
}

/// <summary>An example: a script, and what is said of it.</summary>
internal sealed record ExampleHelp(string Title, string Code, IReadOnlyList<string> Text);

/// <summary>A type that a cmdlet takes or emits.</summary>
internal sealed record TypeHelp(string Type, IReadOnlyList<string> Text);
