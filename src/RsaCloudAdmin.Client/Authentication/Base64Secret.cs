using System.Buffers;
using System.Buffers.Text;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Decodes the base64 text of a key in memory that is wiped later.</summary>
internal static class Base64Secret
{
    private const byte Pad = (byte)'=';

    /// <summary>Returns the bytes of base64 (RFC 4648, 4) or base64url (5) text, with or without white space and padding.</summary>
    /// <param name="text">The text in ASCII or UTF-8.</param>
    /// <param name="memory">Keeps the bytes.</param>
    /// <exception cref="FormatException">The text is not base64.</exception>
    public static Memory<byte> Decode(Memory<byte> text, SecretMemory memory)
    {
        var decoded = memory.Allocate<byte>(text.Length + 2);
        var length = 0;
        foreach (var character in text.Span)
        {
            if (character is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                decoded[length++] = character switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', _ => character };
        }

        while (length % 4 is 2 or 3)
            decoded[length++] = Pad;
        return Base64.DecodeFromUtf8InPlace(decoded.AsSpan(0, length), out var written) == OperationStatus.Done
            ? decoded.AsMemory(0, written)
            : throw new FormatException();
    }
}
