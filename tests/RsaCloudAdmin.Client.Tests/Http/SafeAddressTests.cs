using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Http;

public class SafeAddressTests
{
    [Fact]
    public void An_address_has_at_most_2048_characters()
    {
        var longest = "https://h.example/".PadRight(2048, 'x');

        Assert.Equal(longest, SafeAddress.Parse(longest).AbsoluteUri);
        Assert.Equal("it is longer than 2048 characters.", Assert.Throws<FormatException>(() => SafeAddress.Parse(longest + "x")).Message);
    }
}
