using System.Security.Cryptography;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>
/// Unsigned numbers, highest byte first. Programs that create keys add leading zeros or leave them out. The platforms require
/// numbers of exact lengths.
/// </summary>
internal static class Unsigned
{
    /// <summary>Returns the number without leading zeros.</summary>
    /// <exception cref="CryptographicException">The number is zero. Not all platforms reject this in a key.</exception>
    public static byte[] Shortest(ReadOnlySpan<byte> number)
    {
        var shortest = Digits(number);
        return shortest.IsEmpty ? throw new CryptographicException() : shortest.ToArray();
    }

    /// <summary>Returns the number with the given length in bytes.</summary>
    /// <exception cref="CryptographicException">The number needs more bytes.</exception>
    public static byte[] PadTo(ReadOnlySpan<byte> number, int length, SecretMemory memory)
    {
        var shortest = Digits(number);
        if (shortest.Length > length)
            throw new CryptographicException();
        var result = memory.Allocate<byte>(length);
        shortest.CopyTo(result.AsSpan(length - shortest.Length));
        return result;
    }

    /// <summary>Returns how many bits the number has, without leading zeros.</summary>
    public static int Bits(ReadOnlySpan<byte> number)
    {
        var shortest = Digits(number);
        if (shortest.IsEmpty)
            return 0;
        var bits = 8 * shortest.Length;
        for (int highest = shortest[0]; highest < 0x80; highest <<= 1)
            bits--;
        return bits;
    }

    /// <summary>Returns the number without leading zeros; empty if it is zero.</summary>
    public static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> number)
    {
        var zeros = 0;
        while (zeros < number.Length && number[zeros] == 0)
            zeros++;
        return number.Slice(zeros);
    }
}
