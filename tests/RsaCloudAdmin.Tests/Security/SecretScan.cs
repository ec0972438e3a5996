using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Searches output for secrets, complete or in pieces, unchanged or in another encoding.</summary>
internal sealed class SecretScan
{
    /// <summary>The length of a piece that must not be shown.</summary>
    private const int Piece = 16;

    private readonly HashSet<string> _secrets = [];
    private readonly HashSet<ulong> _pieces = [];
    private readonly HashSet<string> _short = [];

    // One bit for each hash of a piece quickly rules out most of a text.
    private readonly byte[] _mayBePiece = new byte[1 << 20];

    public int Count => _pieces.Count + _short.Count;

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

    /// <summary>Adds a secret number or text, in bytes.</summary>
    public void Add(byte[] secret)
    {
        AddWritten(Convert.ToHexString(secret));
        AddWritten(Convert.ToHexStringLower(secret));
        // Within a longer text, its base64 letters depend on its position.
        for (var before = 0; before < 3; before++)
        {
            var written = Convert.ToBase64String([.. new byte[before], .. secret]).TrimEnd('=');
            var own = written[(before == 0 ? 0 : before + 1)..^1];
            AddWritten(own);
            AddWritten(own.Replace('+', '-').Replace('/', '_'));
        }
    }

    /// <summary>Returns the first piece of a secret in a text, with its surroundings; null if there is none.</summary>
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

    // Represents a piece, because millions of strings would take most of a test's time. No piece is missed, and with 64 bits
    // a false match is very unlikely.
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
