using System.Security.Cryptography;

namespace RsaCloudAdmin.Client.Authentication;

/// <summary>Unsigned numbers, highest byte first. Makers of keys add zeros in front, as a sign, or leave them out; the platforms want neither.</summary>
internal static class Unsigned
{
    /// <summary>The number without zeros in front.</summary>
    /// <exception cref="CryptographicException">It is zero. Not all platforms say so of a key.</exception>
    public static byte[] Shortest(byte[] number)
    {
        var zeros = Zeros(number);
        return zeros < number.Length ? number.AsSpan(zeros).ToArray() : throw new CryptographicException();
    }

    /// <summary>The number in so many bytes.</summary>
    /// <exception cref="CryptographicException">It needs more.</exception>
    public static byte[] OfLength(byte[] number, int length)
    {
        var zeros = Zeros(number);
        var size = number.Length - zeros;
        if (size > length)
            throw new CryptographicException();
        var result = new byte[length];
        Array.Copy(number, zeros, result, length - size, size);
        return result;
    }

    /// <summary>How many bits the number has, from its highest one.</summary>
    public static int Bits(byte[] number)
    {
        var zeros = Zeros(number);
        if (zeros == number.Length)
            return 0;
        var bits = 8 * (number.Length - zeros);
        for (int highest = number[zeros]; highest < 0x80; highest <<= 1)
            bits--;
        return bits;
    }

    private static int Zeros(byte[] number)
    {
        var zeros = 0;
        while (zeros < number.Length && number[zeros] == 0)
            zeros++;
        return zeros;
    }
}
