namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>An input of which something came that must not.</summary>
/// <param name="Kind">The input's kind.</param>
/// <param name="Seed">What makes it again.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Details">What exactly.</param>
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
