using RsaCloudAdmin.Client.Http;

namespace RsaCloudAdmin.Client.Tests.Wire;

/// <summary>Which timeouts are accepted, and how long making a connection may take. This is shorter than the timeout of an attempt.</summary>
public class ConnectTimeoutTests
{
    [Theory]
    [InlineData(100.0, false, 15.0)]
    [InlineData(100.0, true, 50.0)]
    [InlineData(15.0, false, 10.0)]
    [InlineData(60.0, true, 40.0)]
    [InlineData(0.003, false, 0.002)]
    [InlineData(24.0 * 24 * 60 * 60, false, 15.0)]
    public void It_is_at_most_two_thirds_of_the_timeout(double timeout, bool checksRevocation, double expected)
    {
        var options = new CloudAdminClientOptions { Timeout = TimeSpan.FromSeconds(timeout), CheckCertificateRevocation = checksRevocation };

        using var handler = HandlerFactory.Create(options, new Uri("https://example.access.securid.com/"));

        Assert.Equal(TimeSpan.FromSeconds(expected), Assert.IsType<SocketsHttpHandler>(handler.InnerHandler).ConnectTimeout);
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(0.0)]
    [InlineData(0.9)]
    [InlineData((24.0 * 24 * 60 * 60 * 1000) + 1)]
    public void A_timeout_outside_its_range_is_refused(double milliseconds)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new CloudAdminClientOptions { Timeout = TimeSpan.FromMilliseconds(milliseconds) });

        Assert.StartsWith("The timeout must be from one millisecond to 24 days.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_time_for_retries_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CloudAdminClientOptions { RetryTimeout = Timeout.InfiniteTimeSpan });
}
