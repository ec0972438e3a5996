using CsCheck;

namespace RsaCloudAdmin.Fuzzing.Generators;

/// <summary>Typical damage of texts: truncated, pasted twice, a missing piece, a stray character.</summary>
internal static class TextDamage
{
    private static readonly Gen<double> Place = Gen.Double[0, 1];

    /// <summary>Generates one kind of damage, as a function that applies it.</summary>
    private static readonly Gen<Func<string, string>> One = Gen.Frequency<Func<string, string>>(
        (3, Gen.Select(Place, Odd.Text, (at, odd) => new Func<string, string>(text => text.Insert(Index(text, at), odd)))),
        (3, Gen.Select(Place, Place, (at, length) => new Func<string, string>(text => Cut(text, Index(text, at), Index(text, length * length))))),
        (2, Gen.Select(Place, Gen.Int[1, 4], (at, length) => new Func<string, string>(text => Cut(text, Index(text, at), length)))),
        (2, Place.Select(at => new Func<string, string>(text => text[..Index(text, at)]))),
        (2, Gen.Select(Place, Gen.Char['\0', '\u00ff'], (at, character) => new Func<string, string>(text => Cut(text, Index(text, at), 1).Insert(Math.Min(Index(text, at), Math.Max(0, text.Length - 1)), character.ToString())))),
        (1, Gen.Select(Place, Place, (at, length) => new Func<string, string>(text => text.Insert(Index(text, at), Piece(text, Index(text, at), Index(text, length)))))),
        (1, Gen.Const(new Func<string, string>(text => text + text))),
        (1, Gen.Const(new Func<string, string>(text => text.ReplaceLineEndings("\r\n")))),
        (1, Gen.Const(new Func<string, string>(text => text.ToUpperInvariant()))));

    /// <summary>Generates texts, most of which are damaged once or more.</summary>
    /// <param name="whole">The undamaged texts.</param>
    /// <param name="kept">How many of ten stay undamaged.</param>
    public static Gen<string> Damaged(this Gen<string> whole, int kept) => Gen.Frequency<string>(
        (kept, whole),
        (10 - kept, Gen.Select(whole, One.Array[1, 3], (text, damages) => damages.Aggregate(text, (damaged, damage) => damage(damaged)))));

    private static int Index(string text, double at) => (int)(at * text.Length);

    private static string Cut(string text, int at, int length) => text.Remove(at, Math.Min(length, text.Length - at));

    private static string Piece(string text, int at, int length) => text.Substring(at, Math.Min(length, text.Length - at));
}
