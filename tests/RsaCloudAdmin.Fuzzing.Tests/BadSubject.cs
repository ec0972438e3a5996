using CsCheck;
using RsaCloudAdmin.Fuzzing.Harness;

namespace RsaCloudAdmin.Fuzzing.Tests;

/// <summary>A faulty subject: inputs with an x cause the given verdict, and all others are fine.</summary>
internal sealed class BadSubject(Func<string, ValueTask<Verdict>> grief) : FuzzKind
{
    public override string Name => "bad";

    public override int Share => 1;

    public override Gen<string> Inputs { get; } = Gen.Char['a', 'z'].Array[1, 20].Select(characters => new string(characters));

    protected override ValueTask<Verdict> TryAsync(string input) => input.Contains('x', StringComparison.Ordinal) ? grief(input) : new(Verdict.IsAccepted);
}
