namespace RsaCloudAdmin.Fuzzing.Judging;

/// <summary>Texts of which no piece may be shown.</summary>
internal sealed class Secrets
{
    /// <summary>The shortest piece that counts. Shorter ones occur by chance.</summary>
    public const int Piece = 12;

    private readonly HashSet<string> _pieces = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _known;

    public Secrets(params IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            for (var i = 0; i + Piece <= text.Length; i++)
                _pieces.Add(text.Substring(i, Piece));
        }

        _known = _pieces.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Returns a piece of a secret that a text contains; null if there is none.</summary>
    public string? FindIn(string? text)
    {
        for (var i = 0; text is not null && i + Piece <= text.Length; i++)
        {
            if (_known.Contains(text.AsSpan(i, Piece)))
                return text.Substring(i, Piece);
        }

        return null;
    }
}
