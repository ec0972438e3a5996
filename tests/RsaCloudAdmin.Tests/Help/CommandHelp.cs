namespace RsaCloudAdmin.Tests.Help;

/// <summary>What the help says of one cmdlet, read from the shipped file or from Get-Help. A text is its paragraphs, with a blank between.</summary>
internal sealed record CommandHelp
{
    public required string Name { get; init; }
    public required string Synopsis { get; init; }
    public required string Description { get; init; }
    public required IReadOnlyList<ParameterHelp> Parameters { get; init; }
    public required IReadOnlyList<ExampleHelp> Examples { get; init; }
    public required IReadOnlyList<TypeHelp> Inputs { get; init; }
    public required IReadOnlyList<TypeHelp> Outputs { get; init; }
    public required string Notes { get; init; }
    public required IReadOnlyList<string> Links { get; init; }
}

/// <summary>A parameter. The pipeline is told in the words of Get-Help, such as "true (ByValue)".</summary>
internal sealed record ParameterHelp(string Name, string Text, string Type, string Default, string Aliases, bool IsRequired, string Position, string Pipeline, bool Wildcards);

/// <summary>An example: a script that can be run, and what is said of it.</summary>
internal sealed record ExampleHelp(string Title, string Code, string Text);

/// <summary>A type that a cmdlet takes or emits.</summary>
internal sealed record TypeHelp(string Type, string Text);
