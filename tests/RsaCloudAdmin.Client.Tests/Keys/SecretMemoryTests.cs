using RsaCloudAdmin.Client.Authentication;

namespace RsaCloudAdmin.Client.Tests.Keys;

public class SecretMemoryTests
{
    [Fact]
    public void All_arrays_are_wiped_when_it_is_disposed()
    {
        byte[] bytes;
        char[] characters;
        using (var memory = new SecretMemory())
        {
            bytes = memory.Allocate<byte>(3);
            characters = memory.Allocate<char>(3);
            bytes[2] = 7;
            characters[0] = 'x';
        }

        Assert.True(Array.TrueForAll(bytes, value => value == 0));
        Assert.True(Array.TrueForAll(characters, value => value == '\0'));
    }
}
