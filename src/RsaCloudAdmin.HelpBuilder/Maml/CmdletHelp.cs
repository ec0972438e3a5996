using RsaCloudAdmin.HelpBuilder.Cmdlets;

namespace RsaCloudAdmin.HelpBuilder.Maml;

/// <summary>The complete help of a cmdlet: its metadata and its written texts. A text is a list of paragraphs.</summary>
internal sealed record CmdletHelp
{
    public required CmdletFacts Facts { get; init; }
    public required IReadOnlyList<string> Synopsis { get; init; }
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>The text of each parameter, by parameter name.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters { get; init; }

    public required IReadOnlyList<ExampleHelp> Examples { get; init; }
    public required IReadOnlyList<TypeHelp> Inputs { get; init; }
    public required IReadOnlyList<TypeHelp> Outputs { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The names of related cmdlets and topics.</summary>
    public required IReadOnlyList<string> Links { get; init; }
}

/// <summary>An example: a script, and what is said of it.</summary>
internal sealed record ExampleHelp(string Title, string Code, string? Output, IReadOnlyList<string> Text);

/// <summary>A type that a cmdlet accepts or emits, and its description.</summary>
internal sealed record TypeHelp(string Type, IReadOnlyList<string> Text);
