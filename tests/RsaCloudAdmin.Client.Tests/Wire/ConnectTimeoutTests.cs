using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>How long making a connection may take. It is shorter than the timeout of an attempt.</summary>
public class ConnectTimeoutTests
{
    [Theory]
    [InlineData(100, false, 15)]
    [InlineData(100, true, 50)]
    [InlineData(15, false, 10)]
    [InlineData(60, true, 40)]
    public void It_is_at_most_two_thirds_of_the_timeout(int timeout, bool checksRevocation, int expected)
    {
        var options = new CloudAdminClientOptions { Timeout = TimeSpan.FromSeconds(timeout), CheckCertificateRevocation = checksRevocation };

        using var handler = HandlerFactory.Create(options, new Uri("https://example.access.securid.com/"));

        Assert.Equal(TimeSpan.FromSeconds(expected), Assert.IsType<SocketsHttpHandler>(handler.InnerHandler).ConnectTimeout);
    }
}
