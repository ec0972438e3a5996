using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Looks for secrets in what is shown: whole or a piece of them, as they are or written in another way.</summary>
internal sealed class SecretScan
{
    /// <summary>How much of a secret is too much.</summary>
    private const int Piece = 16;

    private readonly HashSet<string> _secrets = [];
    private readonly HashSet<ulong> _pieces = [];
    private readonly HashSet<string> _short = [];

    // Most of a text is no piece. A bit for each piece's hash tells so at once.
    private readonly byte[] _mayBePiece = new byte[1 << 20];

    /// <summary>How many pieces are looked for.</summary>
    public int Count => _pieces.Count + _short.Count;

    /// <summary>A secret text.</summary>
    public void Add(string secret)
    {
        if (!_secrets.Add(secret))
            return;
        AddWritten(secret);
        AddWritten(JsonEncodedText.Encode(secret).ToString());
        AddWritten(Uri.EscapeDataString(secret));
        Add(Encoding.UTF8.GetBytes(secret));
        Add(Encoding.Unicode.GetBytes(secret));
    }

    /// <summary>A secret number or text, in bytes.</summary>
    public void Add(byte[] secret)
    {
        AddWritten(Convert.ToHexString(secret));
        AddWritten(Convert.ToHexStringLower(secret));
        // In what is longer, its letters depend on where it begins.
        for (var before = 0; before < 3; before++)
        {
            var written = Convert.ToBase64String([.. new byte[before], .. secret]).TrimEnd('=');
            var own = written[(before == 0 ? 0 : before + 1)..^1];
            AddWritten(own);
            AddWritten(own.Replace('+', '-').Replace('/', '_'));
        }
    }

    /// <summary>The first piece of a secret in a text, with what is around it; null if there is none.</summary>
    public string? Find(string text) => FindIn(text) ?? FindIn(Unbroken(text));

    private string? FindIn(string text)
    {
        for (var i = 0; i + Piece <= text.Length; i++)
        {
            var hash = Hash(text.AsSpan(i, Piece));
            var (at, bit) = Bit(hash);
            if ((_mayBePiece[at] & bit) != 0 && _pieces.Contains(hash))
                return Around(text, i);
        }

        return _short.Select(secret => text.IndexOf(secret, StringComparison.Ordinal)).Where(at => at >= 0).Select(at => Around(text, at)).FirstOrDefault();
    }

    private void AddWritten(string secret)
    {
        if (secret.Length < Piece)
            _short.Add(secret);
        for (var i = 0; i + Piece <= secret.Length; i++)
        {
            var hash = Hash(secret.AsSpan(i, Piece));
            var (at, bit) = Bit(hash);
            _mayBePiece[at] |= bit;
            _pieces.Add(hash);
        }
    }

    // Stands for a piece: millions of strings would take most of a test's time. No piece is missed, and in 64 bits hardly
    // ever is anything else taken for one.
    private static ulong Hash(ReadOnlySpan<char> piece)
    {
        var hash = 0UL;
        foreach (var part in MemoryMarshal.Cast<char, ulong>(piece))
        {
            hash = (hash ^ part) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
        }

        return hash;
    }

    private (int At, byte Bit) Bit(ulong hash) => ((int)(hash >> 3) & (_mayBePiece.Length - 1), (byte)(1 << (int)(hash & 7)));

    // A view may break a long text into lines.
    private static string Unbroken(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static string Around(string text, int at) => text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 80)];
}
