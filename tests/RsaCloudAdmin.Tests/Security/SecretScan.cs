using System.Text;
using System.Text.Json;

namespace RsaCloudAdmin.Tests.Security;

/// <summary>Looks for secrets in what is shown: whole or a piece of them, as they are or written in another way.</summary>
internal sealed class SecretScan
{
    /// <summary>How much of a secret is too much.</summary>
    private const int Piece = 16;

    private readonly HashSet<string> _secrets = [];
    private readonly HashSet<string> _pieces = [];
    private readonly HashSet<string> _short = [];

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
        var pieces = _pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i + Piece <= text.Length; i++)
        {
            if (pieces.Contains(text.AsSpan(i, Piece)))
                return Around(text, i);
        }

        return _short.Select(secret => text.IndexOf(secret, StringComparison.Ordinal)).Where(at => at >= 0).Select(at => Around(text, at)).FirstOrDefault();
    }

    private void AddWritten(string secret)
    {
        if (secret.Length < Piece)
            _short.Add(secret);
        for (var i = 0; i + Piece <= secret.Length; i++)
            _pieces.Add(secret.Substring(i, Piece));
    }

    // A view may break a long text into lines.
    private static string Unbroken(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static string Around(string text, int at) => text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 80)];
}
