using System.Security.Cryptography;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Unsigned numbers, highest byte first. Makers of keys add zeros in front, as a sign, or leave them out; the platforms want neither.</summary>
internal static class Unsigned
{
    /// <summary>The number without zeros in front.</summary>
    /// <exception cref="CryptographicException">It is zero. Not all platforms say so of a key.</exception>
    public static byte[] Shortest(ReadOnlySpan<byte> number)
    {
        var shortest = Digits(number);
        return shortest.IsEmpty ? throw new CryptographicException() : shortest.ToArray();
    }

    /// <summary>The number in so many bytes.</summary>
    /// <exception cref="CryptographicException">It needs more.</exception>
    public static byte[] PadTo(ReadOnlySpan<byte> number, int length, SecretMemory memory)
    {
        var shortest = Digits(number);
        if (shortest.Length > length)
            throw new CryptographicException();
        var result = memory.Allocate<byte>(length);
        shortest.CopyTo(result.AsSpan(length - shortest.Length));
        return result;
    }

    /// <summary>How many bits the number has, from its highest one.</summary>
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

    /// <summary>The number without zeros in front; empty if it is zero.</summary>
    public static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> number)
    {
        var zeros = 0;
        while (zeros < number.Length && number[zeros] == 0)
            zeros++;
        return number.Slice(zeros);
    }
}
