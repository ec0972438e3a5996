using Microsoft.Extensions.Time.Testing;
using RsaCloudAdmin.Client.RateLimiting;

namespace RsaCloudAdmin.Client.Tests.RateLimiting;

/// <summary>Base class with a rate limiter and a clock that the test advances.</summary>
public abstract class RateLimiterTest : IDisposable
{
    private protected RateLimiterTest() => Limiter = new RateLimiter(Clock);

    private protected static TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(10);

    private protected FakeTimeProvider Clock { get; } = new();

    private protected RateLimiter Limiter { get; }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Limiter.Dispose();
    }

    private protected Task<bool> Enter(int order, TimeSpan? patience = null) => Enter(new QueuedRequest(order), patience);

    private protected Task<bool> Enter(QueuedRequest request, TimeSpan? patience = null) =>
        Limiter.WaitAsync(request, patience ?? TimeSpan.MaxValue, CancellationToken.None).AsTask();

    // Three refusals in a row with a Retry-After.
    private protected void PauseAll()
    {
        for (var order = 1; order <= 3; order++)
        {
            var request = new QueuedRequest(order);
            Assert.True(Enter(request) is { IsCompleted: true, Result: true });
            Limiter.Refused(request, RetryAfter);
        }
    }

    private protected static Task<T> SoonAsync<T>(Task<T> task) => task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
}
