namespace RsaCloudAdmin.Tests.Help;

/// <summary>The help of one cmdlet, read from the shipped file or from Get-Help. Paragraphs are joined by a space.</summary>
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

/// <summary>A parameter. Pipeline input is described as in Get-Help, such as "true (ByValue)".</summary>
internal sealed record ParameterHelp(string Name, string Text, string Type, string Default, string Aliases, bool IsRequired, string Position, string Pipeline, bool Wildcards);

/// <summary>An example: a script that can be run, and its explanation.</summary>
internal sealed record ExampleHelp(string Title, string Code, string Text);

internal sealed record TypeHelp(string Type, string Text);
