using System.Security.Cryptography;
using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests.Keys;

/// <summary>The lengths of a key's numbers. The platform would reject some of these numbers later, but not every platform does.</summary>
public class UnsignedTests
{
    [Theory]
    [InlineData(new byte[] { 0, 0 }, 0)]
    [InlineData(new byte[] { 0x01 }, 1)]
    [InlineData(new byte[] { 0x7F }, 7)]
    [InlineData(new byte[] { 0x80 }, 8)]
    [InlineData(new byte[] { 0, 0x40, 0xFF }, 15)]
    [InlineData(new byte[] { 0, 0xFF, 0 }, 16)]
    public void The_highest_bit_counts_and_zeros_in_front_do_not(byte[] number, int bits) => Assert.Equal(bits, Unsigned.Bits(number));

    [Fact]
    public void A_number_loses_the_zeros_in_front_and_must_not_be_zero()
    {
        Assert.Equal(new byte[] { 1, 0 }, Unsigned.Shortest(new byte[] { 0, 0, 1, 0 }));
        Assert.Throws<CryptographicException>(() => Unsigned.Shortest(new byte[] { 0, 0 }));
    }

    [Fact]
    public void A_number_is_given_a_length_that_it_must_not_exceed()
    {
        using var memory = new SecretMemory();

        Assert.Equal(new byte[] { 0, 1, 2 }, Unsigned.PadTo(new byte[] { 0, 0, 1, 2 }, 3, memory));
        Assert.Throws<CryptographicException>(() => Unsigned.PadTo(new byte[] { 1, 2 }, 1, memory));
    }
}
