namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>An input that caused a fault.</summary>
/// <param name="Kind">The input's kind.</param>
/// <param name="Seed">The seed that reproduces it.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Details">The details of the fault.</param>
/// <param name="Input">The smallest input found with the same fault.</param>
internal sealed record Finding(string Kind, Seed Seed, Fault Fault, string Details, string Input)
{
    private const int LongestShown = 6000;

    public override string ToString() => $"""
        FINDING {Fault}: {Cut(Details)}
          again: --kind {Kind} --seed {Seed} --inputs 1
          input: {Cut(Escaped.Text(Input))}
        """;

    private static string Cut(string text) => text.Length > LongestShown ? $"{text[..LongestShown]}… ({text.Length} characters)" : text;
}
