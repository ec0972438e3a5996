using System.Globalization;
using CsCheck;

namespace RsaCloudAdmin.Fuzzing.Harness;

/// <summary>Determines the inputs of a run: the same seed makes the same inputs.</summary>
/// <param name="Number">The run's number.</param>
/// <param name="First">How many of the run's inputs are skipped.</param>
internal readonly record struct Seed(ulong Number, long First = 0)
{
    public static Seed Random() => new((ulong)System.Random.Shared.NextInt64() & 0xFFFF_FFFF);

    /// <exception cref="FormatException">The text is not one that <see cref="ToString"/> makes.</exception>
    public static Seed Parse(string text)
    {
        var parts = text.Split(':');
        if (parts.Length <= 2
            && ulong.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(parts.ElementAtOrDefault(1) ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var first))
            return new(number, first);
        throw new FormatException($"'{text}' is not a seed. Seeds look like 1f2e3d4c or 1f2e3d4c:567.");
    }

    /// <summary>Returns the seed of one input, counted from this one.</summary>
    public Seed At(long index) => this with { First = First + index };

    public string Make(Gen<string> inputs) => inputs.Generate(new PCG(1, Mixed(Number + ((ulong)First * 0x9E37_79B9_7F4A_7C15))), null, out _);

    public override string ToString() => First == 0 ? $"{Number:x}" : FormattableString.Invariant($"{Number:x}:{First}");

    // Makes the inputs of neighboring seeds unrelated (the finalizer of SplitMix64).
    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
